// Sandbox, Sheets: a refusal in the form in which Google's APIs answer (https://google.aip.dev/193).
import { jsonReply, type Reply } from '../httpServer.ts';

export type GoogleStatus =
  | 'INVALID_ARGUMENT'
  | 'UNAUTHENTICATED'
  | 'PERMISSION_DENIED'
  | 'NOT_FOUND'
  | 'RESOURCE_EXHAUSTED'
  | 'UNAVAILABLE';

export class SheetsRefusal extends Error {
  readonly httpStatus: number;
  readonly status: GoogleStatus;

  constructor(httpStatus: number, status: GoogleStatus, message: string) {
    super(message);
    this.httpStatus = httpStatus;
    this.status = status;
  }

  get reply(): Reply {
    const { httpStatus: code, status, message } = this;
    return jsonReply(code, { error: { code, message, status } });
  }
}
