/** A table of the real engine for one run, with all that was written to it: the keys are noted on their way in. */
import type { Action, Key, Table } from '../../shared/adapters/aws/case-file/table.ts';
import type { Engine } from '../shared/adapters/engine.ts';
import type { WorldOptions } from './world.ts';

export async function engineTable(engine: Engine): Promise<NonNullable<WorldOptions['table']>> {
  const table = await engine.table();
  const keys = new Map<string, Key>();
  const note = ({ pk, sk }: Key): void => void keys.set(`${pk} ${sk}`, { pk, sk });
  const noted: Table = {
    ...table,
    update(key, change, when) {
      note(key);
      return table.update(key, change, when);
    },
    transact(actions) {
      for (const action of actions) if (!('check' in action)) note(keyOf(action));
      return table.transact(actions);
    },
  };
  return { table: noted, items: () => table.getMany([...keys.values()]) };
}

function keyOf(action: Exclude<Action, { check: Key }>): Key {
  return 'put' in action ? { pk: String(action.put['pk']), sk: String(action.put['sk']) } : action.update;
}
