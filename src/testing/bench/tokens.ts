/** Part of `npm run bench`: what the model is sent in scripted bookings, beside what a plain agent would send that is asked everything, with all tools and the whole history. */

import { PATIENT_TOOLS } from '../../../tools/patient/index.ts';
import { openTerminalDesk, type TerminalDesk } from '../../compose/terminalDesk.ts';
import { chatKey } from '../../domain/message/chat.ts';
import { plainText } from '../../domain/message/outgoingMessage.ts';
import { startGeminiStandIn } from '../../sandbox/gemini/startGeminiStandIn.ts';
import { toGeminiSchema } from '../../services/ai/agent/toolSchema.ts';
import { quietLog } from '../../services/recordingLog.ts';

export interface TokensResult {
  readonly bookings: number;
  readonly messages: number;
  /** Messages that went to the model. */
  readonly askedModel: number;
  readonly sentTokens: number;
  readonly plainAgentTokens: number;
}

/** As people write; in each booking one line that only a model can make sense of. */
const BOOKINGS: readonly (readonly string[])[] = [
  [
    'hello',
    'I want to book an appointment',
    'yes',
    'Ravi Kumar, 34, male',
    '9876543210',
    'fever since Monday',
    'would it be alright if my aunt waits with her little dog outside',
    'Dr Rao',
    '1',
    'I will pay at the clinic',
    'no',
  ],
  [
    'namaste',
    'kal shaam bacchon ke doctor se milna hai',
    'haan',
    'Meera Sharma',
    '9876543211',
    '3 saal',
    'ladki',
    'bukhar',
    'jo aap theek samjho woh wala kar do bas jaldi',
    '1',
    'clinic pe de dunga',
    'nahi',
  ],
  [
    'नमस्ते',
    'मुझे अपॉइंटमेंट बुक करना है',
    'हाँ',
    'मेरा नाम सुनीता वर्मा है',
    '9876543212',
    '45 साल',
    'महिला',
    'घुटने में दर्द',
    'मेरे पड़ोसी ने जो बताया था उसी के पास जाना है',
    '1',
    '1',
    'क्लिनिक पर दूँगी',
    'नहीं',
  ],
  [
    'hi',
    'Book Dr Iyer tomorrow at 5:20 pm for my son Arjun, 6 years, boy, cough, 98765 43213',
    'yes',
    'pay at clinic',
    'no',
  ],
  [
    'hello',
    'skin doctor chahiye parso subah',
    'haan',
    'Farhan Ali',
    '9876543214',
    '28',
    'male',
    'khujli ho rahi hai',
    '1',
    '2',
    'nahi',
  ],
];

/** About four characters are a token; the same estimate for both sides. */
const tokensOf = (characters: number): number => Math.ceil(characters / 4);

export async function benchTokens(): Promise<TokensResult> {
  const standIn = await startGeminiStandIn({ keepRequests: 10_000 });
  standIn.respond(() => ({ say: 'Thank you, our staff will see to that when you come.' }));
  const gemini = { apiKey: standIn.apiKey, baseUrl: standIn.url };
  const startsAt = new Date('2026-11-23T10:00:00+05:30');
  const desk = await openTerminalDesk({
    log: quietLog,
    startsAt,
    dataDir: null,
    channels: ['telegram'],
    gemini,
  });
  try {
    const plain = { calls: 0, historyCharacters: 0 };
    for (const [index, booking] of BOOKINGS.entries()) await playBooking(desk, plain, { index, booking });
    const instructions = Math.max(...standIn.requests.map((request) => request.instructions.length));
    return {
      bookings: BOOKINGS.length,
      messages: BOOKINGS.flat().length,
      askedModel: desk.traces.filter((trace) => trace.model !== undefined).length,
      sentTokens: standIn.requests.reduce(
        (sum, request) => sum + tokensOf(JSON.stringify(request.body).length),
        0,
      ),
      plainAgentTokens: tokensOf(
        plain.historyCharacters + plain.calls * (declarationCharacters() + instructions),
      ),
    };
  } finally {
    await desk.close();
    await standIn.close();
  }
}

/** Every tool that a model may see, as it is declared to it. */
function declarationCharacters(): number {
  const shown = PATIENT_TOOLS.filter((tool) => !tool.hiddenFromModel);
  return JSON.stringify(
    shown.map((tool) => ({
      name: tool.name,
      description: tool.description,
      parameters: toGeminiSchema(tool.input),
    })),
  ).length;
}

interface PlainAgent {
  calls: number;
  historyCharacters: number;
}

/** Plays the booking, and counts for the plain agent one call that answers and one before it where tools were called. */
async function playBooking(
  desk: TerminalDesk,
  plain: PlainAgent,
  { index, booking }: { index: number; booking: readonly string[] },
): Promise<void> {
  const chat = chatKey('telegram', String(index));
  const callCount = (): number => desk.traces.reduce((sum, trace) => sum + trace.calls.length, 0);
  let history = 0;
  for (const text of booking) {
    const before = callCount();
    const content = { kind: 'text', text } as const;
    await desk.desk.receive({
      chat,
      messageId: desk.ids.id(),
      sentAt: desk.clock.now(),
      appLanguage: null,
      content,
    });
    await desk.settle();
    const calls = callCount() > before ? 2 : 1;
    history += text.length;
    plain.calls += calls;
    plain.historyCharacters += calls * history;
    for (const sent of desk.takeSent(chat)) {
      if (sent.kind === 'message') history += plainText(sent.delivery.message.text).length;
    }
  }
}
