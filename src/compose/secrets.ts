/** Every configured value that must never stand in a log; the log strikes them out wherever they appear. */
import type { Config } from '../config.ts';

export const secretsOf = (config: Config): readonly string[] =>
  [
    config.TELEGRAM_PATIENT_BOT_TOKEN,
    config.TELEGRAM_ADMIN_BOT_TOKEN,
    config.TELEGRAM_WEBHOOK_SECRET,
    config.ADMIN_PASSWORD_HASH,
    config.RAZORPAY_KEY_SECRET,
    config.RAZORPAY_WEBHOOK_SECRET,
    config.WHATSAPP_ACCESS_TOKEN,
    config.WHATSAPP_APP_SECRET,
    config.WHATSAPP_VERIFY_TOKEN,
    config.GEMINI_API_KEY,
    config.DATA_KEY,
    config.METRICS_TOKEN,
    config.GOOGLE_SERVICE_ACCOUNT,
    config.DATABASE_URL,
  ].filter((secret) => secret !== undefined);
