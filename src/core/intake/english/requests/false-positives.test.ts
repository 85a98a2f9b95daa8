import { describeRequests } from '../../../../../test/support/describe-requests.js';

describeRequests('invents nothing', [
  ['kestrel/tide:2.4, we need this by friday, 24/7, with 99.9% uptime', {}, ['24/7', '99.9% uptime']],
  [
    'kestrel/tide:2.4, call me at +49 170 1234567 or 555-0199',
    {},
    ['call me at +49 170 1234567 or 555-0199'],
  ],
  [
    'kestrel/tide:2.4 for the port of Hamburg, since 2019, top 10 in its field',
    {},
    ['port of Hamburg', '2019', 'top 10 in its field'],
  ],
  [
    'kestrel/tide:2.4 costs 4000 euros a month and serves 20000 users',
    {},
    ['costs 4000 euros a month and serves 20000'],
  ],
  [
    'kestrel/tide:2.4 handles 500 requests per second from 12 countries',
    {},
    ['handles 500 requests per second from 12 countries'],
  ],
  ['kestrel/tide:2.4 shows the top 10 ports of Europe', {}, ['shows the top 10 ports of Europe']],
  [
    'kestrel/tide:2.4, version 2 of our product, built in 3 sprints by 5 people',
    { '/intent/version': '2' },
    ['3 sprints by 5'],
  ],
  [
    'kestrel/tide:2.4 answers within 200ms for 95% of requests',
    {},
    ['answers within 200ms for 95% of requests'],
  ],
  [
    "kestrel/tide:2.4 for invoices up to 1000 dollars between 9 and 17 o'clock",
    {},
    ["invoices up to 1000 dollars between 9 and 17 o'clock"],
  ],
  [
    'kestrel/tide:2.4, ticket OPS-1234, see https://wiki.example.net/tide',
    {},
    ['ticket OPS-1234', 'see https://wiki.example.net/tide'],
  ],
  ['kestrel/tide:2.4 sends mail through smtp.example.net', {}, ['sends mail through smtp.example.net']],
  ['kestrel/tide:2.4, mail me at ops@example.net', {}, ['mail me at ops@example.net']],
  ['kestrel/tide:2.4 with a 3-2-1 backup rule and ISO 27001', {}, ['3-2-1 backup rule and ISO 27001']],
  ['kestrel/tide:2.4 between Monday and Friday, 9 to 5', {}, ['9 to 5']],
  ['kestrel/tide:2.4 processes 3 to 10 orders per minute', {}, ['processes 3 to 10 orders per minute']],
  ['kestrel/tide:2.4 keeps the last 30 days of history', {}, ['30 days of history']],
  [
    'kestrel/tide:2.4 behind a flux capacitor with limits unknown and max joy',
    {},
    ['behind a flux capacitor with limits unknown and max joy'],
  ],
  [
    'kestrel/tide:2.4 with rate limits of 100 requests per minute',
    {},
    ['rate limits of 100 requests per minute'],
  ],
  ['kestrel/tide:2.4 max upload size 20MB', {}, ['max upload size 20MB']],
  ['kestrel/tide:2.4 with a heap of 512m', {}, ['heap of 512m']],
  ['kestrel/tide:2.4 with a timeout of 60 seconds', {}, ['timeout of 60 seconds']],
  ['kestrel/tide:2.4 with cors for https://shop.example.net', {}, ['cors for https://shop.example.net']],
  ['kestrel/tide:2.4 logs in json to stdout', {}, ['json to stdout']],
  ['kestrel/tide:2.4 supports IPv6 and HTTP/2', {}, ['supports IPv6 and HTTP/2']],
  [
    'kestrel/tide:2.4 with oauth login and role based permissions',
    {},
    ['oauth login and role based permissions'],
  ],
  ["kestrel/tide:2.4 doesn't need a database", {}, ['database']],
  [
    'kestrel/tide:2.4 uses external apis such as api.stripe.com',
    { 'tide/networkPolicy/allowInternet': true },
    ['api.stripe.com'],
  ],
  [
    'kestrel/tide:2.4 connects to the existing postgres at db.example.net:5432',
    {
      '/dependencies/postgresql/engine': 'postgresql',
      '/dependencies/postgresql/mode': 'external',
      '/intent/uses/tide/postgresql': true,
    },
    ['db.example.net:5432'],
  ],
  ['kestrel/tide:2.4 with 99 red balloons, 7 days a week', {}, ['99 red balloons', '7 days a week']],
  ['kestrel/tide:2.4 with config file /etc/tide.yaml', {}, ['/etc/tide.yaml']],
  [
    'kestrel/tide:2.4 with 2 replicas, 4000 requests per day and a 15m cache',
    { 'tide/scaling/replicas': 2 },
    ['4000 requests per day and a 15m cache'],
  ],
  [
    'kestrel/tide:2.4 in 3 regions with 5 million users and a 30% discount',
    {},
    ['3 regions with 5 million users and a 30% discount'],
  ],
  [
    'kestrel/tide:2.4 room 1234, phone 0401234567, budget 5000',
    {},
    ['room 1234', 'phone 0401234567', 'budget 5000'],
  ],
  ['kestrel/tide:2.4 serves PDFs up to 50MB in 2 seconds', {}, ['serves PDFs up to 50MB in 2 seconds']],
]);
