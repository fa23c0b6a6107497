/** Words for facts about the clinic that the intent lexicons do not tell apart; read by readTopic. */
import type { InformationTopic } from '../../domain/clinic/informationTopic.ts';
import type { Lexicon } from '../words/phraseIndex.ts';

export const TOPIC_WORDS: Lexicon<InformationTopic> = {
  parking: `parking, park my car, car park, gaadi khadi, gadi khadi, gaadi, gadi, पार्किंग, गाड़ी`,
  contact: `phone number of the clinic, clinic number, clinic phone, your number, your phone number, contact number, landline, reception number, email id, email address, email, whatsapp number, aapka number, apka number, clinic ka number, clinic ka phone, phone number, number do, number dijiye, क्लिनिक का नंबर, क्लीनिक का नंबर, आपका नंबर, फोन नंबर, संपर्क नंबर`,
  payment: `payment modes, payment mode, payment options, payment methods, accept cards, accept card, accept upi, accept cash, take cards, take upi, card chalega, upi chalega, cash chalega, कार्ड चलेगा, यूपीआई चलेगा`,
  all: `about the clinic, about your clinic, clinic details, all details, clinic ke bare, clinic ke baare, clinic ki jankari, puri jankari, क्लिनिक के बारे, क्लीनिक के बारे, क्लिनिक की जानकारी, पूरी जानकारी`,
};
