import type { DocumentKind, FieldName, Side } from '../document.ts'

/** A printed line that is no value: what it says, and which fields stand in the line below it. */
export type Label = { readonly words: string; readonly fields: readonly FieldName[] }

/** A line that tells which document this is. */
export type Title = { readonly words: string; readonly kind?: DocumentKind }

export const titles: readonly Title[] = [
  { words: 'ЖЕКЕ КУӘЛІК / УДОСТОВЕРЕНИЕ ЛИЧНОСТИ', kind: 'id-card' },
  { words: 'ЫҚТИЯРХАТ / ВИД НА ЖИТЕЛЬСТВО', kind: 'residence-permit' },
  {
    words: 'АЗАМАТТЫҒЫ ЖОҚ АДАМНЫҢ КУӘЛІГІ / УДОСТОВЕРЕНИЕ ЛИЦА БЕЗ ГРАЖДАНСТВА',
    kind: 'stateless-document',
  },
  { words: 'ҚАНДАС КУӘЛІГІ / УДОСТОВЕРЕНИЕ КАНДАСА', kind: 'candas-certificate' },
  { words: 'ҚАЗАҚСТАН РЕСПУБЛИКАСЫ / REPUBLIC OF KAZAKHSTAN', kind: 'passport' },
  { words: 'ТҮРІ / TYPE', kind: 'passport' },
  { words: 'МЕМЛЕКЕТ КОДЫ / CODE OF STATE', kind: 'passport' },
  { words: 'ПАСПОРТ № / PASSPORT No', kind: 'passport' },
  { words: 'ҚАЗАҚСТАН РЕСПУБЛИКАСЫ' },
  { words: 'РЕСПУБЛИКА КАЗАХСТАН' },
  { words: 'ҮЛГІ / ОБРАЗЕЦ / SPECIMEN' },
  { words: 'ҮЛГІ / SPECIMEN' },
]

/** The labels of every side, in the order in which they stand from top to bottom. */
export const labelsOfSide: Readonly<Record<Side, readonly Label[]>> = {
  front: [
    { words: 'ТЕГІ / ФАМИЛИЯ', fields: ['surname'] },
    { words: 'АТЫ / ИМЯ', fields: ['name'] },
    { words: 'ӘКЕСІНІҢ АТЫ / ОТЧЕСТВО', fields: ['patronymic'] },
    { words: 'ТУҒАН КҮНІ / ДАТА РОЖДЕНИЯ', fields: ['birthDate'] },
    { words: 'ЖСН / ИИН', fields: ['iin'] },
  ],
  back: [
    { words: 'ТУҒАН ЖЕРІ / МЕСТО РОЖДЕНИЯ', fields: ['birthPlace'] },
    { words: 'ҰЛТЫ / НАЦИОНАЛЬНОСТЬ', fields: ['nationality'] },
    { words: 'БЕРГЕН МЕКЕМЕ / ОРГАН ВЫДАЧИ', fields: ['issuer'] },
    {
      words: 'БЕРІЛГЕН КҮНІ - ҚОЛДАНЫЛУ МЕРЗІМІ / ДАТА ВЫДАЧИ - СРОК ДЕЙСТВИЯ',
      fields: ['issued', 'expires'],
    },
    { words: 'БЕРІЛГЕН КҮНІ / ДАТА ВЫДАЧИ', fields: ['issued'] },
    { words: 'ҚОЛДАНЫЛУ МЕРЗІМІ / СРОК ДЕЙСТВИЯ', fields: ['expires'] },
  ],
  page: [
    { words: 'ТЕГІ / SURNAME', fields: ['surname', 'latinSurname'] },
    { words: 'АТЫ / GIVEN NAMES', fields: ['name', 'latinName'] },
    { words: 'АЗАМАТТЫҒЫ / NATIONALITY', fields: ['nationality'] },
    { words: 'ТУҒАН КҮНІ / DATE OF BIRTH', fields: ['birthDate'] },
    { words: 'ЖЕКЕ КОД / PERSONAL No', fields: ['iin'] },
    { words: 'ТУҒАН ЖЕРІ / PLACE OF BIRTH', fields: ['birthPlace'] },
    { words: 'БЕРІЛГЕН КҮНІ / DATE OF ISSUE', fields: ['issued'] },
    { words: 'ҚОЛДАНУ МЕРЗІМІ / DATE OF EXPIRY', fields: ['expires'] },
    { words: 'БЕРГЕН МЕКЕМЕ / AUTHORITY', fields: ['issuer'] },
  ],
}
