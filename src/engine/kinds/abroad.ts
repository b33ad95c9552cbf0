// Names outside Kazakhstan that people near the border may type. They are known so that they
// are refused: by its letters alone Ташкент is close to Жаркент.
import { namesIn } from './place-words.ts';

/** The country itself, which is no answer to "where". */
export const countryNames = namesIn(`
  Казахстан, Казакстан, Республика Казахстан, РК, КЗ, Қазақстан, Қазақстан Республикасы, ҚР,
  Kazakhstan, Kazakstan, Qazaqstan, Republic of Kazakhstan, KZ`);

export const foreignNames = namesIn(`
  Ташкент, Тошкент, Tashkent, Toshkent, Самарканд, Самарқанд, Samarkand, Бухара, Хива, Нукус,
  Ургенч, Фергана, Наманган, Андижан, Термез, Чирчик, Янгиюль, Гулистан, Узбекистан, Өзбекстан,
  Uzbekistan,
  Бишкек, Bishkek, Фрунзе, Пишпек, Ош, Osh, Каракол, Токмок, Талас, Нарын, Кара-Балта,
  Джалал-Абад, Кыргызстан, Киргизия, Қырғызстан, Kyrgyzstan,
  Москва, Мәскеу, Moscow, Санкт-Петербург, Петербург, Питер, СПб, Saint Petersburg, Омск, Omsk,
  Орынбор, Оренбург, Orenburg, Самара, Samara, Саратов, Астрахань, Astrakhan, Волгоград,
  Челябинск, Chelyabinsk, Орск, Магнитогорск, Троицк, Курган, Тюмень, Томск, Новосибирск,
  Novosibirsk, Барнаул, Barnaul, Рубцовск, Бийск, Горно-Алтайск, Алтайский край, Алтай край,
  Алтай өлкесі, Горный Алтай, Республика Алтай, Altai Krai, Екатеринбург, Yekaterinburg, Уфа,
  Казань, Kazan, Красноярск, Иркутск, Тольятти, Элиста, Россия, Ресей, Russia,
  Урумчи, Үрімші, Үрімжі, Urumqi, Кульджа, Құлжа, Инин, Yining, Ghulja, Чугучак, Tacheng, Пекин,
  Beijing, Шанхай, Синьцзян, Шыңжаң, Xinjiang, Китай, Қытай, China, Алашанькоу,
  Ашхабад, Ашгабат, Ashgabat, Туркменбаши, Туркменистан, Түрікменстан, Turkmenistan, Душанбе,
  Худжанд, Таджикистан, Тәжікстан, Tajikistan, Баку, Baku, Азербайджан, Тбилиси, Ереван, Минск,
  Киев, Київ, Kyiv, Украина, Ukraine, Беларусь, Стамбул, Ыстамбұл, Istanbul, Анкара, Анталья,
  Турция, Түркия, Turkey, Улан-Батор, Ұланбатыр, Баян-Өлгий, Монголия, Моңғолия, Mongolia,
  Афганистан, Кабул, Иран, Дубай, Лондон, London, Берлин, Berlin, Париж, Paris, Варшава, Прага,
  Вена, Брюссель, Нью-Йорк, New York, Вашингтон, Washington, Сеул, США, USA, Германия, Польша`);
