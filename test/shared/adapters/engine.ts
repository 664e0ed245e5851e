/** A real engine for tests: the embedded one, in memory on a free port, or the one at `DYNAMODB_ENDPOINT`. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { dynamoTable } from '../../../shared/adapters/aws/case-file/dynamo-table.ts';
import type { Table } from '../../../shared/adapters/aws/case-file/table.ts';
import { createTableInput } from '../../../shared/adapters/aws/table-definition.ts';

export interface Engine {
  readonly client: DynamoDBClient;
  /** A new empty table each time. */
  table(): Promise<Table>;
  stop(): void;
}

export async function startEngine(): Promise<Engine> {
  const given = process.env['DYNAMODB_ENDPOINT'];
  const port = given ? 0 : await freePort();
  const process_ = given
    ? null
    : spawn(enginePath(), ['serve', '--host', '127.0.0.1', '--port', String(port)], { stdio: 'ignore' });
  const client = new DynamoDBClient({
    endpoint: given ?? `http://127.0.0.1:${port}`,
    region: 'eu-west-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  for (let left = 100; ; left -= 1) {
    try {
      await client.send(new ListTablesCommand({ Limit: 1 }));
      break;
    } catch (failure) {
      if (left === 0) throw failure;
      await sleep(50);
    }
  }
  let tables = 0;
  return {
    client,
    async table() {
      tables += 1;
      const name = `doleance-${process.pid}-${Date.now()}-${tables}`;
      await client.send(new CreateTableCommand(createTableInput(name)));
      return dynamoTable(client, name);
    },
    stop() {
      client.destroy();
      process_?.kill();
    },
  };
}

function enginePath(): string {
  const require = createRequire(import.meta.url);
  return require.resolve(`@dynoxide/${process.platform}-${process.arch}/dynoxide`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
