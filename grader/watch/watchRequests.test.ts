import fc from 'fast-check';
import { createWatchRequests, type WatchRequest } from './watchRequests';

const wish = fc.constantFrom<WatchRequest>('save', 'again', 'quit');

it('wishes made before one is taken are one: the strongest of them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(wish, { minLength: 1 }), async (made) => {
      const wishes = createWatchRequests();
      for (const item of made) wishes.make(item);
      const strongest = (['quit', 'again', 'save'] as const).find((item) => made.includes(item));
      expect(wishes.isPending()).toBe(true);
      expect(await wishes.next()).toBe(strongest);
      expect(wishes.isPending()).toBe(false);
    }),
  );
});

it('who waits is woken by the next wish, and a wish is taken once', async () => {
  const wishes = createWatchRequests();
  const first = wishes.next();
  wishes.make('save');
  expect(await first).toBe('save');
  const second = wishes.next();
  wishes.make('again');
  expect(await second).toBe('again');
});

it('quitting is heard while nobody waits for a wish', async () => {
  const wishes = createWatchRequests();
  wishes.make('quit');
  wishes.make('save');
  expect(await wishes.quit).toBe('quit');
});
