/** A bounded memory of what happened lately, for the playground's inspector. */
import type { Feed } from './playgroundParts.ts';

export interface WritableFeed<Item> extends Feed<Item> {
  push(item: Item): void;
}

export function createFeed<Item>(kept: number): WritableFeed<Item> {
  const items: Item[] = [];
  const listeners = new Set<(item: Item) => void>();
  return {
    latest: items,
    push(item) {
      items.push(item);
      if (items.length > kept) items.shift();
      for (const listener of listeners) listener(item);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
