/** What every reader proposes: the name of a tool and its arguments, still unchecked. The gate parses and decides. */
export interface ToolCall {
  readonly tool: string;
  readonly arguments: Readonly<Record<string, string | number | boolean>>;
}
