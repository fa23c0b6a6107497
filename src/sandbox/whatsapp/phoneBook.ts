// Sandbox, WhatsApp: every patient's phone of a stand-in, and the files that lie in their chats; the phone's routes ask it.
import { type WhatsappLine, WhatsappPhone } from './phone.ts';
import { type ShownFile, WhatsappRoom } from './room.ts';

/** Far more than a playground or a drill sends. */
const FILE_BYTES_KEPT = 256_000_000;

export class PhoneBook {
  readonly clinicName: string;
  readonly rooms = new Map<string, WhatsappRoom>();
  readonly #files = new Map<string, ShownFile>();
  readonly #line: WhatsappLine;
  #fileBytes = 0;

  constructor(clinicName: string, line: WhatsappLine) {
    this.clinicName = clinicName;
    this.#line = line;
  }

  find(patientId: string): WhatsappPhone | undefined {
    const room = this.rooms.get(patientId);
    return room === undefined ? undefined : new WhatsappPhone(room, this.#line);
  }

  /** The phone of a patient, made when there is none. */
  open(patientId: string, name: string): WhatsappPhone {
    const room = this.rooms.get(patientId) ?? new WhatsappRoom(patientId, name);
    room.name = name;
    this.rooms.set(patientId, room);
    return new WhatsappPhone(room, this.#line);
  }

  keepFile(file: ShownFile): void {
    this.#files.set(file.mediaId, file);
    this.#fileBytes += file.bytes.length;
    for (const id of this.#files.keys()) {
      if (this.#fileBytes <= FILE_BYTES_KEPT || this.#files.size === 1) break;
      this.forgetFile(id);
    }
  }

  file(mediaId: string): ShownFile | undefined {
    return this.#files.get(mediaId);
  }

  /** As the service does after a month, and a test at once. */
  forgetFile(mediaId: string): void {
    this.#fileBytes -= this.#files.get(mediaId)?.bytes.length ?? 0;
    this.#files.delete(mediaId);
  }
}
