/** `npm start`: reads the configuration, starts the product, tells where it is, and stops it when asked to. */
import { type Product, startProduct } from './compose.ts';
import { explainFaults, loadConfig } from './config.ts';

async function main(): Promise<void> {
  const config = loadConfig();
  if (!config.ok) {
    process.stderr.write(
      `The configuration has ${config.refusal.length === 1 ? 'a fault' : `${config.refusal.length} faults`}:\n${explainFaults(config.refusal)}\n`,
    );
    process.exitCode = 2;
    return;
  }
  const product = await startProduct(config.value);
  process.stdout.write(greeting(product, config.value.isTelegramReal));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(product));
}

function greeting(product: Product, isTelegramReal: boolean): string {
  const width = Math.max(...product.services.map(({ service }) => service.length));
  const table = product.services.map(({ service, mode }) => `  ${service.padEnd(width)}  ${mode}\n`).join('');
  const where = isTelegramReal ? `Health: ${product.url}/readyz` : `Playground: ${product.url}/`;
  const link = product.whatsapp?.createPairingLink() ?? null;
  const pairing = link === null ? '' : `Link WhatsApp's phone (once, within half an hour): ${link}\n`;
  return `\nClinic Frontdesk is ready.\n\n${table}\n${where}\n${pairing}`;
}

/** Ten seconds to finish what is at hand; whatever is left then is in the store and goes on after the next start. */
const STOP_WITHIN_MS = 10_000;

async function stop(product: Product): Promise<void> {
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  await product.stop();
  process.exit(0);
}

main().catch((error: unknown) => {
  process.stderr.write(
    `Clinic Frontdesk could not start: ${error instanceof Error ? error.message : 'unknown reason'}\n`,
  );
  process.exit(1);
});
