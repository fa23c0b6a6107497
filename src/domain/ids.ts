/** The branded ids of everything that has an identity. Values are opaque, URL-safe and made by the `Ids` port. */
import type { Brand } from '../types/brand.ts';

export type DoctorId = Brand<string, 'DoctorId'>;
export type SlotId = Brand<string, 'SlotId'>;
export type PatientId = Brand<string, 'PatientId'>;
export type AppointmentId = Brand<string, 'AppointmentId'>;
export type ReportId = Brand<string, 'ReportId'>;
export type DocumentId = Brand<string, 'DocumentId'>;
export type SlotEntryId = Brand<string, 'SlotEntryId'>;
export type OutboxId = Brand<string, 'OutboxId'>;
