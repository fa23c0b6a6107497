/** Little words that show in which language a Latin-letter sentence is written; read by readLanguage. Names and words that both languages share are left out. */

/** Words of Hindi in Latin letters. */
export const HINGLISH_MARKS = `
  hai hain h he hu hun hoon ho tha thi the hoga hogi honge raha rahi rahe rha rhi rhe gaya gayi gaye gya gyi kar karo karna karke karni kare karein karta karti kr krna krdo kiya kiye kijiye kardo diya diye dijiye dena lena lelo
  mera meri mere mujhe muje mujhko hum hame hamara hamari humara humari main mein mai aap ap aapka apka aapki apki aapke apke tum tumhara tera yeh ye woh wo voh uska uski uske unka unki unke iska iski iske inka isko usko unko kisi kisko koi kuch sab sabhi
  ka ki ke ko se pe par tak liye lie ne bhi hi aur lekin magar agar kyunki kyuki kya kyu kyun kyon kab kahan kaha kaun kon konsa kaunsa kaise kaisa kitna kitne kitni kidhar jo jab nahi nahin nhi nai mat haan han ji jee bilkul theek thik sahi accha acha achha
  aaj kal parso parson abhi baad pehle phle subah shaam sham dopahar raat din hafte hafta mahina mahine saal baje somwar mangalwar budhwar guruwar shukrwar shukravar shaniwar ravivar itwar
  chahiye chahie chaiye chahta chahti dikhana dikhane milna milne milega milegi bolo bataiye batao batana bata naam umar umr namaste namaskar dhanyawad shukriya bukhar dard khansi tabiyat pareshani takleef
  wala wale wali paisa paise rupaye fees-kitni bhejo bhej dekho dikhao dikha lagta lagti sakta sakti sakte hota hoti hote hua hui hue jana jaana aana aaunga aaungi aayenge paunga paungi payenge karunga karungi krunga krungi
  mummy-ko papa-ko beti bete beta bacche bachche baccha bachcha pati patni saas maa khud apna apni apne bahut bohot bht zyada jyada thoda thodi phir fir dobara jaldi zara jara kripya kripaya arre yaar bhai didi
  ghutne kamar aankh kaan daant gala pith peeth seene saans chakkar ulti khujli daane badal badalna cancel-karo radd rasid bhugtan khula khulta band kahaan pata shayad zaroor jarur manzoor galat mana rehne chhodo chalo chalega
  ek do teen char paanch chhe saat aath nau das gyarah barah saadhe sadhe sava sawa paune dhai dedh bees pachas
  unhe inhe isse humko tumko mujhse aapse kisse jisse wahan yahan vahan idhar udhar jaise waise vaise itna utna jitna sirf bas matlab samajh samjha suno sunao gaana mausam barish alvida milenge
  lagao lagana laga lagado karwana karwa karao krwana hatao hata rakho rakh likho likh puchna poochna puchh dekhna sunna karne rahta rehta rehti vapas wapas naya nayi purana purani parcha parchi bheju bhejun pranam radhe namste suprabhat suniye jai kem cho meherbani meharbani dhanyabad dhanyavad duaaye aapko khuda hafiz shubh subh ratri aage badha badhao kara karao`;

/** Words of English. "Sat" sounds like seven in Hindi: with both it says nothing. */
export const ENGLISH_MARKS = `
  i me my mine we us our you your yours he him his she her they them their it its this that these those the a an and or but if so of to in on at by for from with without about as is am are was were be been being
  do does did done have has had having will would shall should can could may might must not dont doesnt didnt wont cant cannot isnt wasnt im ive id ill youre thats whats
  sat
  what when where which who whom why how there here now then today tomorrow yesterday tonight morning evening afternoon night next last after before until since ago later
  want need like looking get give take make help see know tell ask say show let try think feel feeling pay paid send sent call come coming go going book schedule reschedule cancel change move confirm please pls thanks thank hello hi
  pain fever cold cough problem stomach head chest knee back tooth skin eye ear throat any some all only also just still already again another other new first second same really actually sorry wrong correct right good bad very much more
  age aged hmm monday tuesday wednesday thursday friday saturday sunday week month year years day days time date old male female name phone number yes no okay sure great perfect fine nope bye goodbye
  one two three four five six seven eight nine ten half quarter past am pm o'clock sir madam side road thank doctor appointment clinic hospital much many cost price fee open close address`;
