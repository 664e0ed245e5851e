/** The table on its engine: the client, and the table itself, made when absent. */
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTableInput } from '../../../shared/adapters/aws/table-definition.ts';
import { StartFailure } from '../start-failure.ts';

export const tableName = 'doleance';

/** Throws a StartFailure when the engine at that endpoint does not answer. */
export async function openTable(endpoint: string): Promise<DynamoDBClient> {
  const client = new DynamoDBClient({
    endpoint,
    region: 'eu-west-3',
    // The engine asks for some; nobody's own are ever sent to it.
    credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
    maxAttempts: 3,
  });
  try {
    await createWhenAbsent(client);
  } catch (error) {
    throw new StartFailure(
      `The table engine at ${endpoint} does not answer as DynamoDB does (${(error as Error).name}): check DYNAMODB_ENDPOINT.`,
    );
  }
  return client;
}

async function createWhenAbsent(client: DynamoDBClient): Promise<void> {
  try {
    await client.send(new DescribeTableCommand({ TableName: tableName }));
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') throw error;
    await client.send(new CreateTableCommand(createTableInput(tableName)));
  }
}
