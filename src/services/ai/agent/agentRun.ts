/** One turn of the agent: LangChain's loop inside our limits. Loaded by `geminiModel.ts` only when there is a key, for the packages weigh 40 MB. */

import {
  AIMessage,
  type BaseMessage,
  createAgent,
  createMiddleware,
  HumanMessage,
  ToolMessage,
  tool,
} from 'langchain';
import type { Log } from '../../../ports/log.ts';
import type { ModelLine, ModelRequest, ModelTool } from '../../../ports/model.ts';
import { inSpan } from '../../../types/span.ts';
import type { Breaker } from '../breaker.ts';
import { endingOf, readCallFailure } from '../callFailure.ts';
import { GeminiChat } from '../gemini/geminiChat.ts';
import { AGENT_OUTPUT_TOKENS, SAFETY_SETTINGS, samplingFor } from '../gemini/geminiSettings.ts';
import { createToolDesk, type ToolDesk } from './toolDesk.ts';
import type { TurnWatch } from './turnWatch.ts';

export interface GeminiAccess {
  readonly apiKey: string;
  readonly model: string;
  /** Without `/v1beta`. */
  readonly baseUrl: string;
}

export interface AgentRun {
  readonly access: GeminiAccess;
  readonly request: ModelRequest;
  readonly turn: TurnWatch;
  readonly breaker: Breaker;
  readonly log: Log;
}

/** The model's closing words. Rejects when the turn ends otherwise; why, `turn.failure` says. */
export async function runAgent(run: AgentRun): Promise<string> {
  const { request, turn } = run;
  const desk = createToolDesk(request, turn, run.log);
  const agent = createAgent({
    model: chatFor(run),
    tools: request.tools.map(declare),
    systemPrompt: request.instructions,
    middleware: [withinLimits(run, desk)],
  });
  const { messages } = await agent.invoke(
    { messages: conversation(request) },
    // Two steps a call, and some for the way in and out: our own limits end the loop before this one does.
    { signal: turn.signal, recursionLimit: 2 * request.limits.modelCalls + 10 },
  );
  return wordsOf(messages.at(-1));
}

function chatFor({ access, turn }: AgentRun): GeminiChat {
  return new GeminiChat({
    ...access,
    ...samplingFor(access.model),
    maxOutputTokens: AGENT_OUTPUT_TOKENS,
    safetySettings: SAFETY_SETTINGS,
    onTokens: (tokens) => turn.countTokens(tokens),
  });
}

/** The desk answers every call; the tool itself is only a name, a description and a schema. */
const declare = ({ name, description, parameters }: ModelTool) =>
  tool(() => Promise.reject(new Error('tools are run by the desk')), {
    name,
    description,
    schema: parameters,
  });

function withinLimits(run: AgentRun, desk: ToolDesk) {
  return createMiddleware({
    name: 'withinLimits',
    wrapModelCall: async (request, handler) => {
      const closed = run.breaker.admit();
      if (closed !== null) run.turn.leave(closed);
      const call = beginCall(run);
      desk.beginRound();
      const offered = run.request.offered();
      try {
        const answer = await inSpan('model.call', { model: run.access.model }, async () =>
          handler({
            ...request,
            tools: request.tools.filter(({ name }) => typeof name === 'string' && offered.has(name)),
            // An answer in words is the only one that is still of use.
            ...(call.isLast ? { toolChoice: 'none' as const } : {}),
            modelSettings: { ...request.modelSettings, signal: call.signal },
          }),
        );
        run.breaker.ended({ kind: 'answered' });
        return answer;
      } catch (error) {
        throw noteFailure(run, error, call.isLate());
      } finally {
        call.close();
      }
    },
    wrapToolCall: async ({ toolCall }) =>
      new ToolMessage({
        content: JSON.stringify(await desk.answer({ name: toolCall.name, args: toolCall.args })),
        name: toolCall.name,
        tool_call_id: toolCall.id ?? '',
      }),
  });
}

/** A probe that the breaker has let through is given back when the turn's own limits stop it. */
function beginCall({ turn, breaker }: AgentRun) {
  try {
    return turn.beginModelCall();
  } catch (error) {
    breaker.ended({ kind: 'abandoned' });
    throw error;
  }
}

/** Ends the turn with the failure's code and tells the breaker; returns an error that says nothing of the service's text. */
function noteFailure({ turn, breaker, log, access }: AgentRun, error: unknown, isLate: boolean): Error {
  if (turn.isOver) {
    breaker.ended({ kind: 'abandoned' });
    return new Error('the turn was over');
  }
  const failure = readCallFailure(error, isLate);
  breaker.ended(endingOf(failure));
  log.warn('model.callFailed', { model: access.model, code: failure.code, status: failure.status });
  turn.end(failure.code);
  return new Error(failure.code);
}

/** The history as plain lines. The service wants the patient to begin, and neighbours of one side are one content. */
function conversation({ history, message }: ModelRequest): BaseMessage[] {
  const lines: ModelLine[] = [];
  for (const line of [...history, { from: 'patient', text: message } as const]) {
    if (line.text.trim() === '') continue;
    const last = lines.at(-1);
    if (last?.from === line.from) lines.splice(-1, 1, { ...last, text: `${last.text}\n${line.text}` });
    else lines.push(line);
  }
  if (lines[0]?.from !== 'patient') lines.unshift({ from: 'patient', text: '(The clinic wrote first.)' });
  return lines.map(({ from, text }) => (from === 'patient' ? new HumanMessage(text) : new AIMessage(text)));
}

/** Words only: thoughts and calls are no part of the reply. */
function wordsOf(message: BaseMessage | undefined): string {
  if (message === undefined || !AIMessage.isInstance(message)) return '';
  if (typeof message.content === 'string') return message.content.trim();
  return message.content
    .map((block) => (block.type === 'text' && typeof block.text === 'string' ? block.text : ''))
    .join('')
    .trim();
}
