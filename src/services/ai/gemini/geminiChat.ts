/** LangChain's Gemini client with its faults mended (version 2.3.2); `agentRun.ts` makes one a turn. Each mend is held by a test on the wire. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type {
  Content,
  FunctionDeclaration,
  GenerateContentRequest,
  GenerateContentResult,
  Part,
  Tool,
} from '@google/generative-ai';
import { ChatGoogleGenerativeAI, type GoogleGenerativeAIChatInput } from '@langchain/google-genai';
import { keepGeminiKeywords } from '../agent/toolSchema.ts';
import { AnswerFault, faultOf, type GeminiAnswer, tokensOf } from '../answerFault.ts';

type CallOptions = ChatGoogleGenerativeAI['ParsedCallOptions'];

export interface GeminiChatFields extends GoogleGenerativeAIChatInput {
  /** Told of every answer that came, whether it can be used or not: its tokens are paid. */
  readonly onTokens: (tokens: { readonly input: number; readonly output: number }) => void;
}

export class GeminiChat extends ChatGoogleGenerativeAI {
  readonly #optionsOfCall = new AsyncLocalStorage<CallOptions>();
  readonly #onTokens: GeminiChatFields['onTokens'];

  constructor({ onTokens, ...fields }: GeminiChatFields) {
    // Its own retries know nothing of our deadlines, and one that is queued goes out even after an abort.
    super({ ...fields, maxRetries: 0, streaming: false });
    this.#onTokens = onTokens;
  }

  /** `_generate` does not hand its options on, so that `signal` and `timeout` never reached the request. */
  override _generate(
    ...[messages, options, runManager]: Parameters<ChatGoogleGenerativeAI['_generate']>
  ): ReturnType<ChatGoogleGenerativeAI['_generate']> {
    return this.#optionsOfCall.run(options, () => super._generate(messages, options, runManager));
  }

  override async completionWithRetry(
    request: string | GenerateContentRequest | (string | Part)[],
    options?: CallOptions,
  ): Promise<GenerateContentResult> {
    const mended = typeof request === 'string' || Array.isArray(request) ? request : mend(request);
    const result = await super.completionWithRetry(mended, options ?? this.#optionsOfCall.getStore());
    const answer = result.response as GeminiAnswer;
    this.#onTokens(tokensOf(answer));
    const fault = faultOf(answer);
    if (fault !== null) throw new AnswerFault(fault);
    return result;
  }
}

function mend(request: GenerateContentRequest): GenerateContentRequest {
  const { contents, tools } = request;
  return {
    ...request,
    contents: joinFunctionResponses(contents),
    ...(tools === undefined ? {} : { tools: tools.map(mendTool) }),
  };
}

/** The service wants the results of parallel calls in one content; the package sends one content for each. */
function joinFunctionResponses(contents: readonly Content[]): Content[] {
  const joined: Content[] = [];
  for (const content of contents) {
    const parts = content.parts.map(unwrapResponse);
    const last = joined.at(-1);
    if (last !== undefined && isAllResponses(last.parts) && isAllResponses(parts)) last.parts.push(...parts);
    else joined.push({ ...content, parts });
  }
  return joined;
}

const isAllResponses = (parts: readonly Part[]): boolean =>
  parts.length > 0 && parts.every((part) => part.functionResponse !== undefined);

/** Our answers are JSON objects; as JSON in a string, which the package sends, each quote costs a backslash and so tokens. */
function unwrapResponse(part: Part): Part {
  const { functionResponse } = part;
  const wrapped = functionResponse?.response;
  if (functionResponse === undefined || wrapped === undefined || !('result' in wrapped)) return part;
  if (typeof wrapped.result !== 'string') return part;
  return {
    functionResponse: { ...functionResponse, response: JSON.parse(wrapped.result) as object },
  };
}

/** Schemas go out as they come, and one keyword that the service does not know refuses the whole request. */
function mendTool(tool: Tool): Tool {
  if (!('functionDeclarations' in tool) || tool.functionDeclarations === undefined) return tool;
  return {
    functionDeclarations: tool.functionDeclarations.map((declaration) =>
      declaration.parameters === undefined
        ? declaration
        : ({
            ...declaration,
            parameters: keepGeminiKeywords({ ...declaration.parameters }),
          } as unknown as FunctionDeclaration),
    ),
  };
}
