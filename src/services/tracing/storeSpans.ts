/** A span around each transaction of the store; what happens within it belongs to it also where several chats' transactions are run by one queue. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Store } from '../../ports/store.ts';
import { areSpansWritten, inSpan } from '../../types/span.ts';

export function withStoreSpans(store: Store): Store {
  if (!areSpansWritten()) return store;
  return {
    read: (work) => store.read(work),
    close: () => store.close(),
    transact: (work) =>
      inSpan('store.transact', { kind: 'now' }, () => store.transact(AsyncLocalStorage.bind(work))),
    transactSoon: (work) =>
      inSpan('store.transact', { kind: 'soon' }, () => store.transactSoon(AsyncLocalStorage.bind(work))),
  };
}
