import type { VerdictReason } from './judgement.ts'

export type VerdictText = { readonly kk: string; readonly ru: string; readonly en: string }

/** What a person is told; `passed` when every signature stands. */
export const verdictTexts: Readonly<Record<VerdictReason | 'passed', VerdictText>> = {
  passed: {
    kk: 'Қолтаңба дұрыс. Құжатқа қол қойылғаннан кейін өзгеріс енгізілмеген.',
    ru: 'Подпись верна. После подписания документ не меняли.',
    en: 'The signature is valid. The document has not been changed since it was signed.',
  },
  'not-a-signature': {
    kk: 'Бұл файл – электрондық қолтаңба емес немесе ол бүлінген. Файлды қайта алыңыз.',
    ru: 'Этот файл не является электронной подписью или повреждён. Получите файл ещё раз.',
    en: 'This file is not an electronic signature, or it is damaged. Get the file again.',
  },
  'no-signer': {
    kk: 'Файлда бірде-бір қолтаңба жоқ.',
    ru: 'В файле нет ни одной подписи.',
    en: 'The file holds no signature.',
  },
  'attributes-unsound': {
    kk: 'Қолтаңба стандартқа сай жасалмаған. Қол қоюшыдан құжатқа қайта қол қоюын сұраңыз.',
    ru: 'Подпись составлена не по стандарту. Попросите подписать документ заново.',
    en: 'The signature was not made by the standard. Ask the signer to sign again.',
  },
  'content-differs': {
    kk: 'Бұл қолтаңба басқа құжатқа қойылған: қолтаңбаның ішіндегі құжат сіз бергеннен өзгеше.',
    ru: 'Это подпись под другим документом: внутри подписи не тот документ, который вы дали.',
    en: 'This signature is of another document: the one inside it is not the one you gave.',
  },
  'content-changed': {
    kk: 'Қол қойылғаннан кейін құжат өзгертілген немесе бұл – басқа құжаттың қолтаңбасы.',
    ru: 'Документ изменили после подписания, или это подпись под другим документом.',
    en: 'The document was changed after it was signed, or the signature is of another document.',
  },
  'signature-broken': {
    kk: 'Қолтаңба жарамсыз: ол осы сертификаттың кілтімен жасалмаған немесе өзгертілген.',
    ru: 'Подпись неверна: она сделана не ключом этого сертификата или была изменена.',
    en: 'The signature is wrong: it was not made with the key of this certificate, or it was changed.',
  },
  'signed-before-issue': {
    kk: 'Қолтаңба сертификат берілгенге дейін жасалған.',
    ru: 'Подпись сделана раньше, чем был выдан сертификат.',
    en: 'The signature was made before the certificate was issued.',
  },
  'content-missing': {
    kk: 'Қолтаңба құжаттан бөлек сақталған. Қол қойылған құжаттың өзін де қосыңыз.',
    ru: 'Подпись хранится отдельно от документа. Добавьте и сам документ.',
    en: 'The signature is kept apart from the document. Add the document itself too.',
  },
  'certificate-missing': {
    kk: 'Қолтаңбада қол қоюшының сертификаты жоқ, сондықтан оны тексеру мүмкін емес.',
    ru: 'В подписи нет сертификата подписавшего, поэтому проверить её нельзя.',
    en: 'The certificate of the signer is not in the signature, so it cannot be checked.',
  },
  'certificate-mismatch': {
    kk: 'Қолтаңбадағы сертификат қол қоюшы көрсеткен сертификат емес.',
    ru: 'Сертификат в подписи не тот, который указал подписавший.',
    en: 'The certificate in the signature is not the one that the signer named.',
  },
  'algorithm-unsupported': {
    kk: 'Бұл алгоритмге қолдау көрсетілмейді. Қолтаңбаның дұрыс не бұрыс екенін айта алмаймыз.',
    ru: 'Этот алгоритм не поддерживается. Верна подпись или нет, сказать нельзя.',
    en: 'This algorithm is not supported. We cannot say whether the signature is good or bad.',
  },
  'algorithm-weak': {
    kk: 'Қолтаңба қазір сенімсіз деп танылған алгоритммен жасалған. Құжатқа қайта қол қою керек.',
    ru: 'Подпись сделана алгоритмом, который больше не считается надёжным. Документ нужно подписать заново.',
    en: 'The signature uses an algorithm that is no longer believed. The document must be signed again.',
  },
  'authentication-key': {
    kk: 'Бұл – жүйеге кіруге арналған кілт (AUTH). Құжатқа қол қою кілтімен (RSA немесе GOST) қол қойыңыз.',
    ru: 'Это ключ для входа (AUTH). Подпишите документ ключом подписи (RSA или GOST).',
    en: 'This is a key for signing in (AUTH). Sign the document with the signing key (RSA or GOST).',
  },
  'signing-key': {
    kk: 'Бұл – құжаттарға қол қою кілті. Кіру үшін AUTH кілтін таңдаңыз: оның файлының аты AUTH сөзінен басталады.',
    ru: 'Это ключ для подписи документов. Для входа выберите ключ AUTH: имя его файла начинается с AUTH.',
    en: 'This is a key for signing documents. To sign in, choose the AUTH key: the name of its file begins with AUTH.',
  },
  'key-purpose': {
    kk: 'Бұл сертификат құжаттарға қол қоюға арналмаған.',
    ru: 'Этот сертификат не предназначен для подписания документов.',
    en: 'This certificate is not meant for signing documents.',
  },
  'not-trusted': {
    kk: 'Сертификатты біз сенетін куәландырушы орталықтардың бірі берген деп айта алмаймыз.',
    ru: 'Не удалось установить, что сертификат выдан удостоверяющим центром, которому мы доверяем.',
    en: 'We could not establish that the certificate comes from an authority we trust.',
  },
  'chain-constraints': {
    kk: 'Сертификатты берген куәландырушы орталықтың мұндай сертификат беруге құқығы жоқ.',
    ru: 'Удостоверяющий центр не имел права выдать такой сертификат.',
    en: 'The authority was not entitled to issue such a certificate.',
  },
  'authority-out-of-date': {
    kk: 'Қол қойылған кезде куәландырушы орталықтың өз сертификаты жарамсыз болған.',
    ru: 'Сертификат самого удостоверяющего центра не действовал в момент подписания.',
    en: 'The authority’s own certificate was not in force at the time of signing.',
  },
  expired: {
    kk: 'Сертификаттың мерзімі өткен, ал қол қойылған уақыт дәлелденбеген.',
    ru: 'Срок сертификата истёк, а время подписания не доказано.',
    en: 'The certificate has expired, and the time of signing is not proven.',
  },
  'not-yet-valid': {
    kk: 'Сертификаттың мерзімі әлі басталған жоқ.',
    ru: 'Срок сертификата ещё не начался.',
    en: 'The certificate is not in force yet.',
  },
  revoked: {
    kk: 'Сертификат кері қайтарып алынған. Оған дейін қол қойылғаны дәлелденбеген.',
    ru: 'Сертификат отозван. Что подпись сделана раньше, не доказано.',
    en: 'The certificate was revoked. That the signature is older is not proven.',
  },
  'authority-revoked': {
    kk: 'Куәландырушы орталықтың сертификаты кері қайтарып алынған.',
    ru: 'Сертификат удостоверяющего центра отозван.',
    en: 'The certificate of the authority was revoked.',
  },
  'on-hold': {
    kk: 'Сертификаттың қолданысы уақытша тоқтатылған. Кейінірек қайта тексеріңіз.',
    ru: 'Действие сертификата приостановлено. Проверьте подпись позже.',
    en: 'The certificate is on hold. Check the signature again later.',
  },
  'revocation-unknown': {
    kk: 'Сертификаттың кері қайтарып алынған-алынбағанын қазір білу мүмкін болмады. Кейінірек қайталаңыз.',
    ru: 'Сейчас не удалось узнать, не отозван ли сертификат. Повторите позже.',
    en: 'We could not find out whether the certificate was revoked. Try again later.',
  },
}
