/** A reply that officers need again and again; `{greeting}`, `{number}`, `{page}` and `{error}` are filled in. */
export type MacroTexts = {
  readonly name: string
  readonly kk: string
  readonly ru: string
  readonly en: string
}

export type ShippedMacro = MacroTexts & { readonly id: string }

/** The replies a new office starts with; officers write their own over them. */
export const shippedMacros: readonly ShippedMacro[] = [
  {
    id: '3f6a1c00-5d1e-4c55-9a00-000000000001',
    name: 'Камера: рұқсат · Камера: доступ',
    kk: '{greeting}\n\nКамераға рұқсат бұғатталған сияқты. Мекенжай жолағындағы белгішені басып, «Камера» жолын «Рұқсат беру» күйіне қойыңыз да, бетті қайта ашыңыз.\n\nОсыдан кейін де ашылмаса, Firefox браузерімен көріңіз немесе жалғастыруды басқа телефонда ашыңыз.',
    ru: '{greeting}\n\nПохоже, доступ к камере заблокирован. Нажмите значок в адресной строке, поставьте в строке «Камера» – «Разрешить» и откройте страницу заново.\n\nЕсли и после этого камера не открылась, попробуйте Firefox или продолжите на другом телефоне.',
    en: '{greeting}\n\nIt looks as if the camera is blocked. Press the sign in the address bar, set “Camera” to “Allow” and open the page again.\n\nIf the camera still does not open, try Firefox or continue on another phone.',
  },
  {
    id: '3f6a1c00-5d1e-4c55-9a00-000000000002',
    name: 'Қате нөмірі: түзетілді · Ошибка исправлена',
    kk: '{greeting}\n\n{error} нөмірлі қатенің себебін тауып, түзеттік. Қайтадан көріңіз: енгізгеніңіз сақталған.\n\nҚате қайталанса, осы хатқа жауап жазыңыз.',
    ru: '{greeting}\n\nМы нашли и исправили причину ошибки {error}. Попробуйте снова: введённое сохранено.\n\nЕсли ошибка повторится, ответьте на это сообщение.',
    en: '{greeting}\n\nWe have found and mended the cause of error {error}. Please try again: what you typed is kept.\n\nIf the error comes back, reply to this message.',
  },
  {
    id: '3f6a1c00-5d1e-4c55-9a00-000000000003',
    name: 'Көбірек мәлімет керек · Нужны подробности',
    kk: '{greeting}\n\nСебебін табу үшін тағы бір-екі нәрсе керек: соңғы рет не істедіңіз және экранда не жазылып тұрды? SMS кодын да, құжаттың суретін де жібермеңіз.',
    ru: '{greeting}\n\nЧтобы найти причину, нам нужно ещё немного: что вы сделали последним и что было написано на экране? Не присылайте код из SMS и фото документов.',
    en: '{greeting}\n\nTo find the cause we need a little more: what did you do last, and what did the screen say? Do not send an SMS code or pictures of documents.',
  },
  {
    id: '3f6a1c00-5d1e-4c55-9a00-000000000004',
    name: 'Құжат қабылданбады · Документ не принят',
    kk: '{greeting}\n\n«Құжаттарым» бөлімінде себебі сурет бетінде белгіленген. Құжатты жойып, түпнұсқасын жарық жерде қайта түсіріңіз. Өзге ештеңені қайталамайсыз.',
    ru: '{greeting}\n\nВ разделе «Мои документы» причина отмечена прямо на снимке. Удалите документ и снимите оригинал заново при хорошем свете. Ничего другого повторять не нужно.',
    en: '{greeting}\n\nUnder “My documents” the reason is marked on the picture. Delete the document and take a new photo of the original in good light. Nothing else is repeated.',
  },
]
