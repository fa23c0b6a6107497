/** Hindi words about days and times as people type them in Latin letters. Read by signs.ts. */
import type { WhenLexicon } from './lexicon.ts';

/** Hindi phrases in Latin letters by meaning. */
export const HINGLISH_WHEN: WhenLexicon = {
  monday: 'somvar, somwar, somvaar, somwaar, sombar, sombaar, som',
  tuesday: 'mangalvar, mangalwar, mangalvaar, mangalwaar, mangal, mangalbar, mangwar',
  wednesday: 'budhvar, budhwar, budhvaar, budhwaar, budh, budhbar, budwar',
  thursday:
    'guruvar, guruwar, guruvaar, guruwaar, brihaspativar, brihaspatiwar, veervar, virwar, veerwar, veervaar, virvar',
  friday:
    'shukravar, shukrawar, shukravaar, shukrawaar, shukrvar, shukrwar, shukr, sukravar, sukrawar, sukrvar, sukrwar, jumma, juma',
  saturday:
    'shanivar, shaniwar, shanivaar, shaniwaar, sanivar, saniwar, sanivaar, shanichar, shanibar, shani',
  sunday: 'ravivar, raviwar, ravivaar, raviwaar, itvar, itwar, itvaar, itwaar, ravibar, etwar, etvar',

  january: 'janvari, janwari, janvary',
  february: 'farvari, farwari, farvary, februari',
  april: 'aprail, aprel',
  june: 'joon',
  july: 'julai, julaai',
  august: 'agast, augast',
  september: 'sitambar, sitamber, septembar',
  october: 'aktubar, aktoobar, octobar',
  november: 'navambar, novembar, navamber',
  december: 'disambar, disamber, decembar',

  today: 'aaj, aj, aaj hi, aj hi, aaaj, aajj, aaj hee, aajke',
  tomorrow: 'kal, kall, kl, aane wale kal, aane wala kal, kal hi, kal hee, agle din, agle hi din',
  dayAfterTomorrow: 'parso, parson, parsoo, paraso, prso, parsu',
  threeDaysOn: 'narso, narson, tarso, tarson',
  yesterday: 'beete kal, bite kal, beeta kal, gaye kal, guzre kal, bite hue kal, beete hue kal',
  dayBeforeYesterday: 'beete parso, bite parso, gaye parso',
  tonight: 'aaj ki raat, isi raat, aj ki raat',

  christmas: 'bada din, bade din',
  newYear: 'naya saal, naye saal, nye saal',

  morning:
    'subah, subha, subh, sube, subeh, suba, subhah, savere, sawere, sabere, saverey, subah savere, subha savere, pratah, bhor, subah ke time, subah ke waqt',
  afternoon:
    'dopahar, dopahr, dopaher, dopehar, dupahar, dopher, dophar, duphar, dopaharr, dupehar, dopehr, doopahar, dopahar baad, dopahar ke time, dophr, dopar',
  evening:
    'shaam, sham, saam, shyam, sanjh, sandhya, sayam, shaamko, shamko, shaam ke time, sham ke time, shaam ke waqt, shaamm',
  night:
    'raat, rat ko, rat me, rat mein, rat ke, rat, raath, ratri, raatko, raat ke time, raat ke waqt, night mein',
  endOfDay: 'din ke ant, din ke end, is din ke anth, is din ke ant',
  daytime: 'din ke time, din ke samay',
  noon: 'madhyahn, thik dopahar, bhari dopahar',
  midnight: 'aadhi raat, adhi raat, aadhi rat, adhi rat',
  lunch: 'lunch ke time, lunch ke samay, khane ke time',
  oClock: 'baje, bajhe, bje, baj, bajey, bajhey, bajay, bajy, baaje, bajae, bajee, bajeke, bajse',
  hourAnd: 'bajkar, bajke, baj kar, baj ke, bajker',
  hourLess: 'bajne mein, bajne me, bajne main, bajne mai, bajane me, bajne ko',
  left: 'baaki, baki, kam',

  this: 'is, iss, isi, ye, yeh, yah, issi',
  next: 'agle, agla, agli, agley, aglay, agale, aglee, nxt, agaley',
  overNext: 'agle se agle, agle ke agle, agle se agley',
  coming:
    'aane wale, aane wala, aane wali, aanewale, ane wale, ane wali, anewale, aane waale, aane waala, aane waali, aanewali, is aane wale, aney wale, aanevale, aane vale, aagami',
  past: 'pichle, pichhle, pichla, pichhla, pichli, pichhli, pichley, gaye, beete, bite, guzre',
  final: 'aakhri, akhri, aakhiri, akhiri, aakhari, antim',
  every: 'har, hr, roz, roj, rojana, rozana, pratyek, hare',
  all: 'poore, pure, poora, pura, poori, sara, saara, saare, koi bhi, kisi bhi, kabhi bhi, kisi v, koi v',
  early: 'jaldi, tadke, shuruaati',
  late: 'der, der se',
  middle: 'beech, bich, madhya, bicho bich',
  beginning: 'shuruaat, shuruat, suruaat, shuru, shuruwat, starting mein, start mein, start me',
  ending: 'ant, anth, aakhir, akhir, end mein, end me, khatm, khatam',
  rest: 'baaki ke, baki ke, bache hue, baki bache, baaki bache',
  later: 'baad mein, baad me, bad me',

  minute: 'minat, minit, minato, minton, minuton, minto',
  hour: 'ghante, ghanta, ghanton, ghanto, ghnte, ghantey, ghntey, ghantein, gante',
  day: 'din, dino, dinon, diwas',
  week: 'hafte, hafta, haftey, hafton, hafto, haphte, haphta, hfte, saptah, haftay, haftah',
  weekend: 'saptahant, hafte ke ant, hafte ke end, week ke end, week ke ant',
  month:
    'mahine, mahina, maheene, maheena, mahinay, mahino, mahinon, mahene, mahiney, mah, maah, mahinae, maheeney',
  quarter: 'timahi',
  year: 'saal, sal, saalon, varsh, baras, sall, saalo',

  and: 'aur, or bhi, evam, va',
  until: 'zyada se zyada, jyada se jyada',
  around: 'lagbhag, karib, kareeb, takriban, takreeban, around me',
  or: 'ya, yaa, ya phir, ya fir',
  fromBehind: 'se, se lekar, se leke, se shuru, say, se shuru hokar, se shuru hone wali, se suru',
  untilBehind: 'tak, tk, takk, tak hi, takh',
  afterBehind:
    'ke baad, ke bad, k baad, k bad, baad, ke baad se, ke bd, kay baad, kbaad, ke baadh, ke baad hi, bd, ke badd',
  beforeBehind:
    'se pehle, se pahle, se phle, ke pehle, pehle, phle, pahle, se pehley, se pahele, ke pahle, pehley, se phele, se pehele, se phale',
  betweenBehind:
    'ke beech, ke bich, ke beech mein, ke bich me, ke beech me, ke bich mein, k beech, k bich, ke darmiyan, ke bech, ke beach',
  withinBehind: 'ke andar, ke ander, andar, ke bhitar, ke andr, ke bheetar, ander',
  inBehind: 'mein, me, mei, mai, main',
  aroundBehind:
    'ke aaspaas, ke aas paas, ke aaspas, ke aspas, ke as pas, ke around, ke karib, ke kareeb, ke lagbhag, ke aas pass, ke nazdeek, ke qareeb',
  onBehind:
    'ko, ke liye, ke lie, k liye, ke lye, ke liy, ke, ka, ki, k, par, pe, pr, wale, wali, wala, waale, waala, waali, vale, hi, hee, bhi, ke lia, ky, ke wajah, ko hi, ku, ke samay',
  dateBehind:
    'tarikh, tareekh, taareekh, tarik, tareek, taarikh, tareeq, taareeq, tarikhh, tareekh ko, dinank',
  soonest: 'jald se jald, jaldi se jaldi, jitni jaldi ho sake, turant, fauran, foran, jaldi hi',
  now: 'abhi, abhee, abi, ab, abhi ke abhi, is samay, is waqt',
  fromNow: 'ab se, abhi se, abse',
  couple: 'ek do, do ek',
  few: 'kuch, kuchh, kch, chand, thode',
  half: 'aadhe, aadha, adhe, adha, aadhi, adhi',
  notBehind:
    'nahi, nahin, nhi, mat, chhodkar, chodkar, chhod kar, chhod ke, chod ke, chhodke, chodke, ke alawa, ke siwa, nahee',
  onlyInCompany:
    'som, mangal, budh, shani, rat, sham, saam, suba, juma, jumma, naya saal, nye saal, shukr, kl',
  arriving:
    'aana, aau, aaun, aaunga, aaungi, aa, aayenge, aaenge, aajaunga, pahunch, pahuch, pahunchna, milna, milte, vapas, wapas',
  greeting: 'shubh prabhat, suprabhat, shubh sandhya, shubh ratri',
  otherErrand: 'mausam, barish, baarish, barsat, toofan, barf, baraf, gaana, gaane, gana, gane, sangeet',
  joining:
    'samay, waqt, wakt, taim, tym, ke din, ka time, theek, thik, sirf, bas, ji, ke aaspas ka, timing, ka samay, ko din, waqt par',
  counted:
    'rupaye, rupay, rupee, log, logo, logon, bache, bachche, bacche, bar, baar, kilo, goli, goliyan, minar',
  suffering:
    'bukhar, bukhaar, bukar, dard, khansi, khaansi, ulti, ultiyan, sardi, jukam, zukam, zukaam, sujan, soojan, khujli, jalan, chakkar, kamzori, kamjori, dast, takleef, taklif, pareshani, pareshan, bimar, beemar, chot',
};
