/**
 * How people call time zones, lower case, and their names in the IANA database.
 * Source: https://data.iana.org/time-zones/tzdb/zone1970.tab (2026-11-28); abbreviations mean the zone with its summer time.
 */
const ALIASES: Readonly<Record<string, string>> = {
  utc: 'UTC',
  gmt: 'Etc/GMT',
  zulu: 'UTC',
  cet: 'CET',
  cest: 'CET',
  mez: 'CET',
  eet: 'EET',
  bst: 'Europe/London',
  est: 'America/New_York',
  edt: 'America/New_York',
  et: 'America/New_York',
  eastern: 'America/New_York',
  cst: 'America/Chicago',
  cdt: 'America/Chicago',
  central: 'America/Chicago',
  mst: 'America/Denver',
  mdt: 'America/Denver',
  mountain: 'America/Denver',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  pt: 'America/Los_Angeles',
  pacific: 'America/Los_Angeles',
  jst: 'Asia/Tokyo',
  kst: 'Asia/Seoul',
  ist: 'Asia/Kolkata',
  sgt: 'Asia/Singapore',
  hkt: 'Asia/Hong_Kong',
  msk: 'Europe/Moscow',
  aest: 'Australia/Sydney',
  aedt: 'Australia/Sydney',
  nzst: 'Pacific/Auckland',
  brt: 'America/Sao_Paulo',
  german: 'Europe/Berlin',
  french: 'Europe/Paris',
  uk: 'Europe/London',
  british: 'Europe/London',
  swiss: 'Europe/Zurich',
  austrian: 'Europe/Vienna',
  italian: 'Europe/Rome',
  spanish: 'Europe/Madrid',
  dutch: 'Europe/Amsterdam',
  polish: 'Europe/Warsaw',
  swedish: 'Europe/Stockholm',
  japanese: 'Asia/Tokyo',
  indian: 'Asia/Kolkata',
  munich: 'Europe/Berlin',
  hamburg: 'Europe/Berlin',
  frankfurt: 'Europe/Berlin',
  cologne: 'Europe/Berlin',
  barcelona: 'Europe/Madrid',
  milan: 'Europe/Rome',
  geneva: 'Europe/Zurich',
  basel: 'Europe/Zurich',
  krakow: 'Europe/Warsaw',
  manchester: 'Europe/London',
  edinburgh: 'Europe/London',
  rotterdam: 'Europe/Amsterdam',
  lyon: 'Europe/Paris',
  boston: 'America/New_York',
  washington: 'America/New_York',
  miami: 'America/New_York',
  atlanta: 'America/New_York',
  nyc: 'America/New_York',
  'san francisco': 'America/Los_Angeles',
  seattle: 'America/Los_Angeles',
  portland: 'America/Los_Angeles',
  'las vegas': 'America/Los_Angeles',
  austin: 'America/Chicago',
  dallas: 'America/Chicago',
  houston: 'America/Chicago',
  montreal: 'America/Toronto',
  'rio de janeiro': 'America/Sao_Paulo',
  beijing: 'Asia/Shanghai',
  shenzhen: 'Asia/Shanghai',
  mumbai: 'Asia/Kolkata',
  delhi: 'Asia/Kolkata',
  bangalore: 'Asia/Kolkata',
  bengaluru: 'Asia/Kolkata',
  chennai: 'Asia/Kolkata',
  hanoi: 'Asia/Ho_Chi_Minh',
  saigon: 'Asia/Ho_Chi_Minh',
  osaka: 'Asia/Tokyo',
  'abu dhabi': 'Asia/Dubai',
  'tel aviv': 'Asia/Jerusalem',
  canberra: 'Australia/Sydney',
  wellington: 'Pacific/Auckland',
  'cape town': 'Africa/Johannesburg',
};

/** Cities that the database itself is named after, by region. */
const CITIES: Readonly<Record<string, string>> = {
  Europe:
    'Amsterdam Athens Belgrade Berlin Bratislava Brussels Bucharest Budapest Copenhagen Dublin Helsinki Istanbul Kiev Kyiv Lisbon Ljubljana London Luxembourg Madrid Malta Minsk Monaco Moscow Oslo Paris Prague Riga Rome Sofia Stockholm Tallinn Vienna Vilnius Warsaw Zagreb Zurich',
  America:
    'Anchorage Bogota Buenos_Aires Caracas Chicago Denver Detroit Halifax Havana La_Paz Lima Los_Angeles Mexico_City Montevideo New_York Panama Phoenix Santiago Sao_Paulo Toronto Vancouver Winnipeg',
  Asia: 'Almaty Baghdad Baku Bangkok Colombo Dhaka Dubai Ho_Chi_Minh Hong_Kong Jakarta Jerusalem Karachi Kathmandu Kolkata Kuala_Lumpur Kuwait Manila Qatar Riyadh Seoul Shanghai Singapore Taipei Tashkent Tbilisi Tehran Tokyo Yerevan',
  Africa: 'Accra Algiers Cairo Casablanca Johannesburg Lagos Nairobi Tunis',
  Australia: 'Adelaide Brisbane Darwin Hobart Melbourne Perth Sydney',
  Pacific: 'Auckland Honolulu',
  Atlantic: 'Reykjavik',
};

const ZONES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(CITIES).flatMap(([region, cities]) =>
    cities.split(' ').map((city) => [city.toLowerCase().replaceAll('_', ' '), `${region}/${city}`] as const),
  ),
  ...Object.entries(ALIASES),
]);

/** Words that are zones only before `time`: `Central time`, but not `central logging`. */
const NEEDS_NOUN = new Set(
  'eastern central mountain pacific et pt german french uk british swiss austrian italian spanish dutch polish swedish japanese indian'.split(
    ' ',
  ),
);

const NAMES = [...ZONES.keys()].sort((left, right) => right.length - left.length).join('|');

/** A time zone as people write it; {@link readTimeZone} takes the match's groups. */
export const TIME_ZONE = new RegExp(
  `(?:in |at |,|\\()* ?(?:the )?(?:(?:time ?zone|timezone|tz)(?: is| :| =)? )?(?:((?:africa|america|asia|atlantic|australia|europe|indian|pacific|etc)\\/[\\w+-]+(?:\\/\\w+)?)|(${NAMES}))( (?:local )?(?:time|time ?zone|timezone))?(?: \\))?`,
);

/** IANA name of a match of {@link TIME_ZONE}; undefined for a word that means something else here. */
export function readTimeZone(match: { readonly groups: readonly string[] }): string | undefined {
  const [whole = '', name = '', word = '', noun = ''] = match.groups;
  if (name !== '') return capitalize(name);
  const isNamed = noun !== '' || /(?:time ?zone|timezone|tz)/.test(whole);
  return NEEDS_NOUN.has(word) && !isNamed ? undefined : ZONES.get(word);
}

/** `europe/berlin` is `Europe/Berlin`, `america/port-au-prince` `America/Port-au-Prince`, `etc/utc` `Etc/UTC`. */
function capitalize(name: string): string {
  return name
    .split('/')
    .map((part) =>
      /^(?:utc|gmt.*)$/.test(part)
        ? part.toUpperCase()
        : part.replace(/(?<![a-z])[a-z]+/g, (word) =>
            /^(?:au|of|es)$/.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
          ),
    )
    .join('/');
}
