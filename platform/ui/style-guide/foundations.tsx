import { Button, ButtonLink, ButtonRow } from '../button.tsx'
import { Icon } from '../icon.tsx'
import { type IconName, iconShapes } from '../icon-shapes.ts'
import { HornOrnament } from '../ornament.tsx'
import { Tag } from '../tag.tsx'
import { Specimen } from './specimen.tsx'

const iconNames = Object.keys(iconShapes) as IconName[]

/** Words, icons, ornaments, buttons and tags. */
export function Foundations() {
  return (
    <>
      <Specimen title="Words">
        <p class="lead" lang="kk">
          Сенім – адамның өзін телефон камерасы арқылы растап, цифрлық куәлік алатын қызмет.
        </p>
        <div class="prose">
          <p lang="kk">
            Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі. <strong>Ең алдымен</strong> жақсы жарық табыңыз, сосын{' '}
            <a href="/help">сопақшаның ішіне қараңыз</a>. Баж: 1 250 ₸.
          </p>
          <h3 lang="ru">Заголовок третьего уровня</h3>
          <ul lang="ru">
            <li>Лицо целиком в овале</li>
            <li>Свет спереди, без бликов</li>
          </ul>
          <ol>
            <li>Open the link on your phone</li>
            <li>
              Enter the code <code>482 913</code>
            </li>
          </ol>
        </div>
      </Specimen>
      <Specimen title="Icons">
        <div class="cluster">
          {iconNames.map((name) => (
            <Icon name={name} title={name} />
          ))}
        </div>
        <div class="cluster">
          <HornOrnament />
        </div>
      </Specimen>
      <Buttons />
      <Specimen title="Tags">
        <div class="cluster">
          <Tag>Күтуде</Tag>
          <Tag colour="accent">Жаңа</Tag>
          <Tag colour="gold">Сізден жауап күтеді</Tag>
          <Tag colour="info" icon="clock">
            Қаралуда
          </Tag>
          <Tag colour="success" icon="check">
            Расталды
          </Tag>
          <Tag colour="warning">Мерзімі бітуде</Tag>
          <Tag colour="danger">Қайтарылды</Tag>
        </div>
      </Specimen>
    </>
  )
}

function Buttons() {
  return (
    <Specimen title="Buttons">
      <ButtonRow>
        <Button>Жалғастыру</Button>
        <Button look="secondary" icon="phone">
          Телефонда жалғастыру
        </Button>
        <Button look="quiet">Кейінірек</Button>
        <Button look="danger" icon="trash">
          Жою
        </Button>
        <Button look="gold" iconAfter="arrow-right">
          Тіркелу
        </Button>
        <ButtonLink href="/help" look="secondary" iconAfter="external">
          Анықтама
        </ButtonLink>
        <Button disabled>Қолжетімсіз</Button>
      </ButtonRow>
    </Specimen>
  )
}
