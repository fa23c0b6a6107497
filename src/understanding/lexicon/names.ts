/** Words around names in the three languages; read by readName. */

/** After these a name follows. Longest first decides; separated by commas. */
export const NAME_BEFORE = `note the name, note the name as, note down the name, write the name, write the name as, write it as, write it down as, note it as, note it down as, put it as, put it down as, put the name, put the name as, put me down as, register as, register it as, save it as, its spelt, patient called, मरीज़ हैं, नाम लिखें, नाम लिख दीजिए, naam likh do, naam likh dijiye, naam likhna, my name is, my names, my name, name is, name, names, full name, patient name, patient name is, patients name, patients name is, name of patient, name of patient is, name of the patient, name of the patient is, patient is, patients name is, the patient is, the name is, i am, im, this is, myself, my self, it is for, in the name of, under the name, under the name of, in name of, name as, call me,
  mera naam, mera nam, mera name, mera naam hai, mera shubh naam, mera poora naam, mera pura naam, pura naam, poora naam, naam, nam, naam hai, nam hai, patient ka naam, patient ka nam, patient ka name, marij ka naam, mareez ka naam, unka naam, uska naam, iska naam, inka naam, bete ka naam, beti ka naam, bacche ka naam, bachche ka naam, mummy ka naam, papa ka naam, naam likh lo, naam likhiye, naam likho, naam likh lijiye, main, mai, hamara naam, humara naam, naam to, apna naam, name hai, mera name hai, meri beti ka naam, mere bete ka naam, maa ka naam, pita ka naam, pati ka naam, patni ka naam, her name is, his name is, her name, his name, her names, his names, sons name is, daughters name is, mothers name is, fathers name is, wifes name is, husbands name is, childs name is, babys name is,
  मेरा नाम, मेरा पूरा नाम, मेरा शुभ नाम, नाम, पूरा नाम, नाम है, मरीज का नाम, मरीज़ का नाम, रोगी का नाम, पेशेंट का नाम, उनका नाम, उसका नाम, इसका नाम, इनका नाम, बेटे का नाम, बेटी का नाम, बच्चे का नाम, मैं, हमारा नाम, नाम लिख लो, नाम लिखिए, माँ का नाम, पिता का नाम, पत्नी का नाम, पति का नाम, अपना नाम, माताजी का नाम, पिताजी का नाम`;

/** Markers after which many other things follow too ("I am coming"): what follows must look like a name in every word. */
export const WEAK_NAME_BEFORE = `i am, im, this is, main, mai, मैं, call me, patient is, the patient is, it is for, name, names, naam, nam, नाम, patient name, patients name`;

/** A name ends before these, and none of them is part of one. Words, separated by spaces. */
export const NOT_NAME_WORDS = `
  hungry thirsty sleepy busy crazy lonely lazy
  look find search show check please more several lately fine thinking
  i me my mine we us our you your yours he him his she her they them it its this that these those the a an and or but if so of to in on at by for from with without about as is am are was were be been being
  do does did done have has had having will would shall should can could may might must not no yes yeah yep ok okay please pls plz kindly sir madam mam maam dear hi hello hey thanks thank welcome bye
  who what when where which why how there here now then today tomorrow yesterday tonight morning evening afternoon night noon day days week weeks month months year years yr yrs hour hours minute minutes time date
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february march april june july august september october november december next last after before
  name names age aged old gender sex male female woman boy lady phone mobile number no contact address doctor dr doc appointment appointments appt booking book booked slot slots visit visiting consult consultation clinic hospital patient patients report reports
  need needs want wants wanted like looking get give take make made help see seeing meet know tell ask say said call calling come coming go going gone send sent pay paid payment fee fees cancel cancelled reschedule change changed confirm confirmed available
  pain fever cold cough problem issue issues suffering sick ill fine good bad very much more some any all only also just still already again another other new first second same really actually sorry wrong correct right
  feeling having facing running waiting trying interested ready sure here there not-sure unable able busy free late early years-old single married pregnant diabetic
  speaking talking calling writing messaging
  menu start stop back cancel restart skip exit quit
  main mai me mein mera meri mere mujhe mujhko muje hum ham hamara hamari humara humari hame aap ap aapka apka apki apke tum tumhara tu yeh ye woh wo voh us uska uski uske unka unki unke iska iski iske inka isko usko unko in un is
  hai hain h he hu hun hoon ho tha thi the hoga hogi honge raha rahi rahe rha rhi rhe gaya gayi gaye gya gyi kar karo karna karke karni kare karein karta karti kr krna krdo kiya kiye kijiye kijie kardo diya diye dijiye do dena lena lo le de
  ka ki ke ko se par pe tak liye lie ne bhi hi to toh aur ya lekin magar agar kyunki kyuki kya kyu kyun kyon kab kahan kaha kaun kon kaise kaisa kitna kitne kitni kidhar jo jab jaisa nahi nahin nhi nai na mat haan han ha ji jee bilkul theek thik sahi accha acha achha
  aaj kal parso parson abhi baad pehle pahle subah shaam sham dopahar raat din hafte hafta mahina mahine saal sal baje samay tarikh
  chahiye chahie chaiye chahta chahti dikhana dikhane milna milne bolo bol bola boli bataiye batao batana naam nam umar umr saahab sahab sahib saheb madamji namaste namaskar dhanyawad shukriya bukhar dard khansi tabiyat pareshani takleef
  mummy papa mata pita patni pati beta beti bete bhai behen bachcha baccha bacche maa mother father wife husband son daughter child baby brother sister uncle aunty friend
  मैं में मेरा मेरी मेरे मुझे हम हमारा हमारी हमें आप आपका आपकी तुम यह ये वह वो उसका उसकी उसके उनका उनकी इसका इसकी इनका है हैं हूँ हो था थी थे होगा होगी रहा रही रहे गया गई गए कर करो करना करके करनी करें करता करती किया किए कीजिए करूं दिया दिए दीजिए दो देना लेना लो ले दे
  का की के को से पर पे तक लिए ने भी ही तो और या लेकिन मगर अगर क्योंकि क्या क्यों कब कहाँ कौन कैसे कैसा कितना कितने कितनी जो जब नहीं न ना मत हाँ जी बिल्कुल बिलकुल ठीक सही अच्छा आज कल परसों अभी बाद पहले सुबह शाम दोपहर रात दिन हफ्ते महीना महीने साल वर्ष बजे समय तारीख चाहिए चाहता चाहती दिखाना दिखाने मिलना मिलने बोलो बोल बोला बोली बताइए बताओ बताना नाम उम्र उमर साहब नमस्ते नमस्कार धन्यवाद शुक्रिया बुखार दर्द खांसी तबीयत परेशानी तकलीफ डॉक्टर डाक्टर डॉ अपॉइंटमेंट मरीज रोगी फोन मोबाइल नंबर पता बुक पुरुष महिला मम्मी पापा माता पिता पत्नी पति बेटा बेटी बेटे भाई बहन बच्चा बच्चे माँ दोस्त
  saying writing typing likhiye likh likho बोल लिखिए लिख लिखो
  bolta bolti bolraha bolrahi बोलता बोलती
  kripya kripaya कृपया dobara phir fir kuch koi sab kisi bahut thoda zyada jyada कुछ कोई सब किसी बहुत थोड़ा ज्यादा फिर
  appoint token receipt bill invoice refund link upi cash online paise paisa rupees rs hindi english hinglish emergency ambulance weather joke song
  nothing something anything everything nobody somebody someone anyone maybe perhaps later wait
  around about between until till since during near over under almost approximately approx roughly exactly half quarter anytime sometime soon urgent urgently immediately asap early earliest latest
  lagbhag kareeb karib takreeban jaldi turant लगभग करीब जल्दी तुरंत
`;

/** Words of the list above that are given names too: written with a capital they may be part of a name. */
export const ALSO_NAMES =
  'kiya rahi raahi karna ved wed man maan mai may april june august lena din jo sab le de un mani hari jai';
/** Alone these are never a name, even in answer to "what is your name?". */
export const NEVER_ALONE = `
  i me my you your he she we us it this that yes yeah yep yup yess ya no nope nah na naa ok okay k kk sure fine correct right wrong hi hii hello helo hey hlo namaste namaskar thanks thank thankyou thx bye goodbye
  cancel stop start menu help back skip later exit quit restart book booking appointment doctor dr token slot report receipt bill pay paid payment fees fee price address timing timings language hindi english hinglish staff human agent reception
  great awesome perfect wonderful excellent cool nice alright finally oops whoops sorry wow hmm well actually anyway absolutely definitely certainly amazing brilliant fantastic superb gotcha understood noted yay oh ooh aha ah congrats hooray
  unfortunately honestly basically hopefully lastly firstly exactly obviously probably possibly schedule thats lets
  what who why when where which how whom kya kaun kyu kyun kyon kab kahan kaise kitna naam name nam none nothing
  haan han ha haa ji jee nahi nahin nhi nai mat theek thik sahi accha acha bilkul zaroor jarur galat shukriya dhanyawad alvida madad emergency ambulance
  हाँ हां जी नहीं ना न ठीक सही गलत अच्छा बिलकुल नमस्ते नमस्कार धन्यवाद शुक्रिया क्या कौन क्यों कब कहाँ कैसे नाम मदद रद्द कैंसिल डॉक्टर
  male female fever pain test hmm hm umm mister madam sir today tomorrow kal aaj parso self myself mummy papa mother father
`;

/** Honorifics before a name, not part of it. */
export const NAME_TITLES =
  'mr mrs ms miss mister master shri shree smt shrimati kumari km baby श्री श्रीमती सुश्री कुमारी मिस्टर मिसेज मास्टर डॉ dr adv prof capt col maj';
/** Honorifics after a name, not part of it. */
export const NAME_ENDINGS = 'ji jee sahab saab sab sir madam mam जी साहब सर मैडम here bolraha';
/** After a bare name these say that it was one: "Ravi bol raha hu", "Ravi here". */
export const NAME_AFTER = `here, this side, speaking, bol raha, bol rahi, bol raha hu, bol rahi hu, bol rha, bol rhi, hai mera naam, mera naam hai, naam hai mera, is my name, के नाम से, ke naam se, ke naam pe, ke naam par, के नाम पर, नाम है मेरा, मेरा नाम है, बोल रहा, बोल रही`;
