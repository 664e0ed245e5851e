/** The one table, from the definition that the adapters and the embedded stack share. */
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { tableDefinition } from '../../shared/adapters/aws/table-definition.ts';

export interface CaseTableProps {
  readonly encryptionKey: IKey;
}

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** On demand, 35 days of point-in-time recovery, deletion protection, customer key. It outlives the stack. */
export class CaseTable extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string, props: CaseTableProps) {
    super(scope, id);
    const { partitionKey, sortKey, expiry, indexes } = tableDefinition;
    this.table = new TableV2(this, 'Cases', {
      partitionKey: text(partitionKey),
      sortKey: text(sortKey),
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(props.encryptionKey),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      timeToLiveAttribute: expiry,
      globalSecondaryIndexes: indexes.map((index) => ({
        indexName: index.name,
        partitionKey: text(index.partitionKey),
        sortKey: text(index.sortKey),
        projectionType: ProjectionType[index.projection],
      })),
    });
  }
}
