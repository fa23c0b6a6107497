/** English: the conversation itself, from the welcome to the goodbye. */
import { asGiven, bold, lines, rich } from '../rich.ts';
import type { ConversationSentences } from '../themes.ts';

export const englishConversation = {
  welcome: ({ clinicName, isDemo }) =>
    lines(
      rich`Namaste, and welcome to ${bold(clinicName)}!`,
      'This is our automated front desk. Book a visit, pay, get your receipt or send reports right here.',
      isDemo ? 'Please note: this is a demo. The doctors, times and payments are made up.' : null,
      'How can we help you?',
    ),
  idlePrompt: () => lines('How can we help you?'),
  help: ({ clinicName, clinicPhone }) =>
    lines(
      rich`Here you can book, move or cancel a visit to ${bold(clinicName)}, pay, get your receipt and send reports.`,
      'Write it your own way, like “skin doctor tomorrow evening”, or choose below.',
      'To begin again, write “start over”. For a person, write “staff”.',
      rich`You can also call us on ${clinicPhone}.`,
    ),
  didNotFollow: () =>
    lines('Sorry, we did not follow that.', 'Could you say it in other words, or choose below?'),
  whichIntent: () => lines('We want to get this right. What would you like to do?'),
  menuIsOld: () =>
    lines('That choice was from an earlier message, so nothing has changed.', 'Here is where we are now.'),
  howToChoose: ({ style, hasOthers }) =>
    lines(
      style === 'numbers' ? 'Reply with a number, or in your own words.' : 'You can also write these words.',
      hasOthers ? rich`For other choices, write ${bold('more')}.` : null,
    ),
  cameLate: () =>
    lines(
      'Sorry, your message reached us late, so we have not acted on it.',
      'If you still need it, please write to us again.',
    ),
  stopped: () =>
    lines('All right, we have stopped here. Appointments that were already booked stay as they are.'),
  wentBack: () => lines('All right, one step back.'),
  languageSet: () => lines('Sure, we will write to you in English.'),
  chooseLanguage: () => lines('Which language do you prefer?'),
  unsupportedMessage: () =>
    lines('Sorry, we cannot read that kind of message.', 'Please write it in words, or choose below.'),
  messageTooLong: () =>
    lines(
      'That message is too long for us.',
      'Could you write the main thing in one or two short sentences?',
    ),
  voiceNotUnderstood: () =>
    lines('Sorry, we could not make out your voice note.', 'Please type it, or choose below.'),
  voiceNeedsTyping: () =>
    lines('Sorry, we cannot listen to voice notes right now.', 'Please type your message, or choose below.'),
  iHeard: ({ heard }) => lines(rich`We heard: “${asGiven(heard, 600)}”`),
  youAreWelcome: () => lines('You are most welcome!'),
  goodbye: ({ clinicName }) => lines(rich`Take care! ${clinicName} is just a message away.`),
  outOfScope: () =>
    lines(
      'Sorry, we cannot help with that here.',
      'We can help with appointments, payments, reports and questions about the clinic.',
    ),
  staffCalled: ({ clinicPhone }) =>
    lines(
      'We have told our front desk. They will write to you here.',
      rich`If it cannot wait, please call ${bold(clinicPhone)}.`,
    ),
  staffGaveBack: () => lines('Our front desk has finished. The automated desk is here for you again.'),
} satisfies ConversationSentences;
