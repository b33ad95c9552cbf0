// Words by which a filled template is understood: other names of its lines, and what people write
// for a choice instead of the words of its button. Folded by letters.ts before they are compared.

/** Other names of the lines, by question. */
export const otherLabels: Readonly<Record<string, readonly string[]>> = {
  event_when: list('Дата, День, Date, Day, Күні, Уақыты, Уақыт'),
  place: list('Место, Город, Place, City, Қай жерде, Орны, Қала, Жері'),
  form: list('Форма, Вид, Что было, Акция, Form, Kind, Түрі, Не, Акция түрі'),
  topic: list('Тема, О чем, Повод, Topic, Issue, Тақырып, Тақырыбы'),
  participants: list(
    'Количество, Людей, Сколько людей, Сколько человек, Участники, Участников, People, Participants, Number, Қанша, Адам саны, Саны',
  ),
  permit_status: list(
    'Разрешение, Согласование, Согласовано, Акимат, Разрешили, Permit, Permitted, Akimat, Әкімдік, Келісім, Рұқсат берілді ме',
  ),
  authority_response: list(
    'Власти, Полиция и власти, Authorities, Police and officials, Полиция мен билік, Билік',
  ),
  observer_basis: list('Откуда, Откуда знаете, Откуда известно, From, Қайдан, Қайдан білдіңіз'),
};

/**
 * Beginnings of words, or phrases, that mean one choice. A blank at the end asks for the whole
 * word, `=` in front for nothing else beside it. Only what can hardly be meant otherwise stands here.
 */
export const keywords: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  form: {
    picket: list('пикет, picket'),
    picket_single: list('одиночн, жеке пикет, single picket, one person, one man, solo'),
    rally: list('митинг, rally'),
    meeting: list('собрани, meeting, жиналыс'),
    march: list('шестви, марш, march, шеру'),
    demonstration: list('демонстрац, demonstration'),
    office_gathering: list('сход , у акимата, әкімдік алдында, әкімдіктің алдында'),
    strike: list('забастовк, strike, ереуіл'),
    hunger_strike: list('голодовк, hunger, аштық'),
    road_block: list(
      'перекрытие, перекрыли дорог, перекрыли трасс, road block, жолды жап, жолды жаб',
    ),
    camp: list('палатк, tents, шатыр'),
    performance: list('флешмоб, перформанс, flash mob, flashmob, performance'),
    commemoration: list('возложение, commemoration, laying flowers, еске алу, гүл қою'),
    car_rally: list('автопробег, car rally, автокөлік шеру, автошеру'),
  },
  topic: {
    power_reform: list('политика, реформ, отставк, саясат, politics, reforms, resignation'),
    elections: list('выборы, выборов, референдум, election, referendum, сайлау'),
    repression: list('политзаключ, политзэк, репресси, political prisoner, саяси тұтқын'),
    rights: list('права женщин, свобод, равноправ, феминис, rights, freedom, құқық, бостандық'),
    memory: list('желтоқсан, кантар, қаңтар, память, памяти, memory, еске алу'),
    international: list('войн, war , соғыс'),
    labour: list('зарплат, увольнени, жалақы, еңбекақы, wages, salary, salaries'),
    prices_utilities: list('цены , цен , тариф, отоплени, газ , газа , prices, tariff, баға, жылу'),
    housing_land: list(
      'жилье, жилья, ипотек, дольщик, снос, housing, mortgage, тұрғын үй, баспана',
    ),
    social: list('пособи, пенси, многодетн, pension, benefits, жәрдемақы, зейнетақы'),
    environment_city: list('экологи, застройк, аэс , ecology, environment, nuclear, атом'),
    transport_business: list('водител, таможн, drivers, customs, кеден'),
    culture_language: list('язык, language, религи, religion, тіл '),
    pro_government: list('в поддержку власти, в поддержку президента, билікті қолдау'),
  },
  permit_status: {
    allowed: list(
      '=да, =yes, =иә, =ия, разрешил, разрешено, разрешена, есть разрешение, разрешение есть, согласовали, согласовано, согласована, одобрен, одобрил, allowed, permitted, =бар, рұқсат берді, рұқсат бар, рұқсат берілді, рұқсат етілді, келісілді',
    ),
    denied: list(
      'отказ, запре, не разреш, не согласова, denied, refused, not allowed, not permitted, бас тарт, рұқсат берме, рұқсат берілме',
    ),
    not_applied: list(
      'не уведомл, не подавал, не обращал, не просил, без уведомлени, not notified, not applied, did not apply, did not notify, nobody asked, хабарлама берме, хабарлама берілме, хабарламаған',
    ),
    official: list(
      'власть организовал, организовала власть, организовали власти, организовал акимат, authorities organised, authorities organized, organised by the authorities, organized by the authorities, билік ұйымдастыр, әкімдік ұйымдастыр',
    ),
  },
  authority_response: {
    not_present: list(
      '=нет, =не было, =их не было, =никого, =никого не было, полиции не было, =no, =none, =nobody, no police, =not there, =were not there, =they were not there, =жоқ, =болмады, =болған жоқ, полиция болған жоқ, полиция болмады',
    ),
    watched: list('наблюда, смотрел, стояли, watch, қарап тұр, бақылап'),
    filmed: list('снимал, film, түсірді, түсіріп'),
    warned: list('предупре, warn, ескерт'),
    blocked: list('перекры, оцепи, blocked, жауып, қоршап'),
    took_posters: list('отбирал, отобрал, изъял, took posters, took away, тартып ал'),
    dispersed: list('разгон, разогна, вытесн, dispers, таратты, ығыстыр'),
    detained: list('задерж, detain, ұстады, ұстап'),
    force: list(
      'применяли силу, применили силу, избив, избил, дубинк, used force, beat , beaten, күш қолдан',
    ),
  },
  observer_basis: {
    on_site_now: list('я там, я сейчас там, i am there, im there, сол жердемін'),
    on_site_earlier: list(
      'был там, была там, был на месте, была на месте, сам видел, сама видела, i was there, сонда болдым, өзім көрдім',
    ),
    live_video: list('эфир, стрим, трансляц, видео, video, stream'),
    participant_told: list('рассказал, со слов, told me, айтты, айтып берді'),
    media_social: list(
      'сми , новост, соцсет, инстаграм, телеграм, фейсбук, instagram, telegram, facebook, news, social media, бақ , бақтан, желіден',
    ),
  },
};

/** Where both are named, the first is meant: a one-person picket is a picket too. */
export const narrower: Readonly<Record<string, readonly string[]>> = {
  picket_single: ['picket'],
  hunger_strike: ['strike'],
  car_rally: ['rally', 'march'],
  denied: ['allowed'],
  not_applied: ['allowed'],
};

function list(words: string): readonly string[] {
  return words.split(/,\s?/);
}
