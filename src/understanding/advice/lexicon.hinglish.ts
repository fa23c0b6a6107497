/** Words of questions for advice in Hindi in Latin letters; read by isAdviceQuestion. */
import type { Lexicon } from '../words/phraseIndex.ts';
import type { AdviceSign } from './signs.ts';

export const ADVICE_HINGLISH: Lexicon<AdviceSign> = {
  medicine: `dawa, dawai, dawaai, davai, dava, dawaiyan, goli, goliyan, golian, tablet, teeka, tika, sui, marham, kadha, churan, khurak, khuraak`,
  take: `lena, leni, lene, lun, loon, lu, le lu, le lun, le loon, le sakta, le sakti, le sakte, khana, khani, khaun, khau, kha lu, kha lun, kha sakta,
    kha sakti, kha sakte, khilau, khilana, khilani, dena, deni, du, dun, doon, de du, de dun, de sakta, de sakti, de sakte, lagana, lagau, lagaun,
    band karu, band karun, band kar du, band kar dun, band karna, chhod du, badha du, kam kar du`,
  asks: `kya, chahiye, chahie, sakta hun, sakti hun, sakta hu, sakti hu, sakte hain, sakte hai, theek hai kya, thik hai kya, sahi hai kya, ya nahi,
    salah, salaah`,
  howMuch: `kitni, kitna, kitne, kitni baar, kitne baar, din mein kitni, din me kitni, kab kab`,
  which: `kaun si dawa, kaun si dawai, kaunsi dawa, kaunsi dawai, konsi dawai, kon si dawai, kaun si goli, kaunsi goli, konsi goli, kaunsi tablet,
    konsi tablet, kaun si tablet, dawai batao, dawa batao, dawai bataiye, dawa bataiye, dawai bata do, dawa bata do, dawai bata dijiye, goli batao,
    goli bataiye, tablet batao, dawai likh do, dawa likh do, dawai de do, ki dawai kya, ki dawa kya, kya dawai, kya dawa`,
  illness: `dengue, malaria, typhoid, piliya, kala piliya, tb, corona, covid, cancer, sugar ki bimari, diabetes, thyroid, pathri, bawaseer, dama, chechak,
    khasra, infection, allergy, nimonia, pneumonia, viral, motijhara, gathiya, khujli, daad, lakwa`,
  isIt: `kya ye, kya yeh, kya mujhe, kya isko, kya isse, kya usko, kya use, ho sakta hai, ho sakti hai, to nahi, toh nahi, hai kya, hua hai kya, kaun si bimari,
    kaunsi bimari, konsi bimari, kya bimari, kya hua hai mujhe, ke lakshan, ka lakshan, ke symptoms`,
  verdict: `report normal, reports normal, report theek hai, report thik hai, report samjha, report ka matlab`,
  isItBad: `serious hai, khatarnak hai, khatarnaak hai, normal hai kya, kya normal hai, normal hai na, thik hai kya, theek hai kya, side effect, side effects,
    nuksan hoga, nuksaan hoga, nuksan karega, darne ki baat, ghabrane ki baat, chinta ki baat, zyada hai kya, jyada hai kya, kam hai kya, failta hai`,
  body: `sugar, bp, khoon, hemoglobin, platelet, platelets, report, vajan, wajan, oxygen, dhadkan, periods, mahvari, ganth, gaanth, daane, sujan, soojan`,
  remedy: `gharelu nuskha, gharelu nuskhe, gharelu upay, gharelu ilaj, desi ilaj, desi nuskha, ka ilaj kya, ka ilaaj kya, ilaj batao, ilaj bataiye, ilaaj batao,
    ilaaj bataiye, upay batao, upay bataiye, upaay batao, nuskha batao, nuskha bataiye, parhez kya, kya parhez, kya parhej`,
  symptom: `bukhar, bukhaar, khansi, khaansi, zukam, jukam, sardi, sar dard, sir dard, sardard, pet dard, dard, dast, ulti, ultiyan, gas, kabz, khujli, sujan,
    chakkar, kamzori, kamjori, jalan, gale mein kharash, kamar dard`,
  whatToDo: `kya karu, kya karun, kya karoon, kya kare, kya karein, kya karna chahiye, kya kru, kya khana chahiye, kya khau, kya khaun, kya khilau, kya khilana,
    kya nahi khana, kaise theek, kaise thik, kaise kam, kaise rokein, kaise roke`,
  desk: `appointment, booking, book, doctor, daktar, doctor sahab, dikhana, dikhane, milna, milenge, milta, milega, clinic, klinik, fees, fis, kharcha, kharch, paisa, paise,
    rupaye, number, token, time, samay, kab aana, le aau, leke aau, lekar aau, laana, lana hai, parchi, certificate, receipt, rasid, test hota`,
};
