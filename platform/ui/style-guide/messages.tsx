import type { Language } from '#platform/texts'
import { Alert, Notice } from '../alert.tsx'
import { CameraStage } from '../camera-stage.tsx'
import { Details } from '../details.tsx'
import { MessageBubble, PhoneFrame } from '../phone-frame.tsx'
import { QrPicture } from '../qr-picture.tsx'
import { Specimen } from './specimen.tsx'

/** What the page says of itself, and the pictures of phones. */
export function MessageExamples({ language }: { readonly language: Language }) {
  return (
    <Specimen title="Messages">
      <Alert title="Кешірек хабарласамыз" titleLevel={3}>
        <p>Модерация бір жұмыс күніне дейін созылады.</p>
      </Alert>
      <Alert kind="success" title="Нөмір расталды" titleLevel={3} />
      <Alert kind="warning" title="Код әлі жеткен жоқ" titleLevel={3}>
        <p>
          Оператор хабарды жеткізбеді. <a href="/help/sms">Басқа жолын көріңіз</a>.
        </p>
      </Alert>
      <Alert kind="danger">
        <p>Камераға рұқсат берілмеді. Браузер баптауынан рұқсат беріңіз.</p>
      </Alert>
      <Notice icon="light">
        <p>Терезеге қарап тұрыңыз: жарық артыңыздан емес, алдыңыздан түссін.</p>
      </Notice>
      <Details summary="Камера ашылмаса не істеймін?" open>
        <p>Алдымен камераны қолданып тұрған басқа бағдарламаларды жабыңыз.</p>
      </Details>
      <Details summary="Суретімді кім көреді?">
        <p>Ешкім: кадрлар жадта ғана тұрады да, тексеруден кейін жойылады.</p>
      </Details>
      <div class="card-grid">
        <CameraStage cue="Басыңызды баяу солға бұрыңыз" />
        <PhoneFrame label={language === 'en' ? 'Phone with a message' : 'Хабарламасы бар телефон'}>
          <MessageBubble from="Senim" at="10:12">
            Код: 482913. Ешкімге айтпаңыз.
          </MessageBubble>
          <MessageBubble from="Senim" at="10:19">
            Digital ID дайын.
          </MessageBubble>
        </PhoneFrame>
        <QrPicture matrix={sampleMatrix} title="Телефонда жалғастыру" />
      </div>
    </Specimen>
  )
}

/** Not a readable code: a specimen of its look. */
const sampleMatrix = Array.from({ length: 25 }, (_, y) =>
  Array.from({ length: 25 }, (_, x) => inFinder(x, y) ?? (x * 7 + y * 11 + ((x * y) % 5)) % 3 === 0),
)

function inFinder(x: number, y: number): boolean | undefined {
  const [column, row] = [x > 16 ? x - 18 : x, y > 16 ? y - 18 : y]
  if ((x > 16 && y > 16) || column > 7 || row > 7 || column < -1 || row < -1) return undefined
  const ring = Math.max(Math.abs(column - 3), Math.abs(row - 3))
  return ring === 3 || ring <= 1
}
