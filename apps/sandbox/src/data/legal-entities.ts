import type { LegalEntity } from '../state/persona.ts'

/** Legal entities by BIN and sole proprietors by IIN. */
export const legalEntities: readonly LegalEntity[] = [
  company('150440000013', '«Алатау Логистик» ЖШС', '771126300017', '2015-04-09', '75'),
  company(
    '170241000045',
    '«Алатау Логистик» ЖШС Астана қаласындағы филиалы',
    '771126300017',
    '2017-02-20',
    '71',
  ),
  company('090940000028', '«Сарыарқа Кен» ЖШС', '800404400018', '2009-09-15', '35'),
  company('081240000033', '«№ 12 мектеп-гимназия» КММ', '720923400014', '2008-12-01', '10'),
  company('120140000057', '«Тұран Құрылыс» ЖШС', '690514300016', '2012-01-16', '71'),
  {
    ...company('100640000061', '«Тұран Бетон» ЖШС', '690514300016', '2010-06-24', '71'),
    status: 'reorganised',
  },
  company('190340000017', '«Ұлы Дала Өндіріс» ЖШС', '781002300758', '2019-03-18', '71'),
  proprietor('«Оспанов Вело» ЖК', '961108300019', '2022-03-01', '75'),
  proprietor('«Шолпан» наубайханасы ЖК', '870329400015', '2014-10-06', '47'),
  proprietor('ИП «Ходжаев Ф. У.»', '910825300015', '2018-05-11', '79'),
  { ...proprietor('ИП «Ларионов»', '741230300017', '2011-07-18', '39'), status: 'liquidated' },
]

function company(
  bin: string,
  name: string,
  headIin: string,
  registeredOn: string,
  region: string,
): LegalEntity {
  return { bin, name, kind: 'legal-entity', headIin, registeredOn, status: 'active', region }
}

function proprietor(name: string, headIin: string, registeredOn: string, region: string): LegalEntity {
  return { bin: headIin, name, kind: 'sole-proprietor', headIin, registeredOn, status: 'active', region }
}
