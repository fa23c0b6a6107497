/** The prompts as they are sent: every placeholder filled, every tool by its real name, short enough to be paid for. */
import { describe, expect, it } from 'vitest';
import { PATIENT_TOOLS } from '../../../tools/patient/index.ts';
import { loadPrompts, loadTranscribePrompt } from '../../compose/prompts.ts';
import { newConversation } from '../../domain/conversation/conversation.ts';
import { CONVERSATION_STATES } from '../../domain/conversation/states.ts';
import { chatKey } from '../../domain/message/chat.ts';
import { lintGeminiSchema, toGeminiSchema } from '../../services/ai/agent/toolSchema.ts';
import { toolList } from '../gate.ts';
import { visibleTools } from './callDesk.ts';
import { estimateTokens, fillPrompt, type PromptFillings, promptHashOf } from './fillPrompt.ts';
import { REFUSAL_HINTS } from './refusalHints.ts';
import { STATE_NOTES } from './stateNotes.ts';

const PROMPTS = loadPrompts();
const TOOLS = toolList(PATIENT_TOOLS);
const FILLINGS: PromptFillings = {
  clinicName: 'A',
  clinicFacts: 'B',
  doctors: 'C',
  now: 'D',
  state: 'E',
  stateNote: 'F',
  known: 'G',
  style: 'H',
};

describe("the receptionist's prompt", () => {
  it('has every placeholder filled, and fills none that is not there', () => {
    const placeholders = [...PROMPTS.receptionist.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
    expect([...new Set(placeholders)].sort()).toEqual(Object.keys(FILLINGS).sort());
    expect(fillPrompt(PROMPTS.receptionist, FILLINGS)).not.toMatch(/[{}]/);
    expect(() => fillPrompt('{{nobody}}', FILLINGS)).toThrow('nobody');
  });

  it('names tools only by names that they have', () => {
    const texts = [PROMPTS.receptionist, ...Object.values(STATE_NOTES), ...Object.values(REFUSAL_HINTS)];
    const named = texts.flatMap((text) => [...text.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? ''));
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((name) => !TOOLS.has(name))).toEqual([]);
  });

  it('takes under 900 tokens with a style, and has another hash when a word of it changes', () => {
    for (const style of Object.values(PROMPTS.styles))
      expect(estimateTokens(PROMPTS.receptionist + style)).toBeLessThan(900);
    const changed = { ...PROMPTS, styles: { ...PROMPTS.styles, hi: `${PROMPTS.styles.hi}।` } };
    expect(promptHashOf(changed)).not.toBe(promptHashOf(PROMPTS));
    expect(promptHashOf(PROMPTS)).toMatch(/^[0-9a-f]{12}$/);
  });
});

it("the transcriber's prompt has no placeholder and names the fields of its answer", () => {
  expect(loadTranscribePrompt()).not.toContain('{{');
  for (const field of ['speech', 'text', 'language', 'unclear'])
    expect(loadTranscribePrompt()).toContain(`\`${field}\``);
});

describe('the tools that the model is shown', () => {
  it('have schemas that Gemini takes', () => {
    for (const tool of TOOLS.values())
      expect(lintGeminiSchema(toGeminiSchema(tool.input)), tool.name).toEqual([]);
  });

  it.each(CONVERSATION_STATES)(
    "in %s are those that the state allows, and none that takes the patient's own tap",
    (state) => {
      const began = { ...newConversation(chatKey('telegram', '1'), new Date('2026-11-23T04:30:00Z')), state };
      const shown = visibleTools(TOOLS, state, began).map(({ name }) => name);
      expect(
        shown.filter((name) => ['acceptConsent', 'declineConsent', 'saveReport'].includes(name)),
      ).toEqual([]);
      expect(shown.length > 0).toBe(state !== 'WITH_STAFF');
    },
  );

  it('leave out a yes to what was not asked when the message was written', () => {
    const began = {
      ...newConversation(chatKey('telegram', '1'), new Date('2026-11-23T04:30:00Z')),
      state: 'SELECTING_SLOT' as const,
    };
    const shown = visibleTools(TOOLS, 'SELECTING_PAYMENT_MODE', began).map(({ name }) => name);
    expect(shown).not.toContain('payAtClinic');
    expect(
      visibleTools(TOOLS, 'SELECTING_PAYMENT_MODE', { ...began, state: 'SELECTING_PAYMENT_MODE' }).map(
        ({ name }) => name,
      ),
    ).toContain('payAtClinic');
  });
});
