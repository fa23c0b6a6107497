/** The answer of anything that may be refused: a value, or a refusal with a code and the facts that explain it. */
export type Result<Value, Refusal> = Ok<Value> | No<Refusal>;

export interface Ok<Value> {
  readonly ok: true;
  readonly value: Value;
}

export interface No<Refusal> {
  readonly ok: false;
  readonly refusal: Refusal;
}

export const ok = <Value>(value: Value): Ok<Value> => ({ ok: true, value });
export const no = <Refusal>(refusal: Refusal): No<Refusal> => ({ ok: false, refusal });
