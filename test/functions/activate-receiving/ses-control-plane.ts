/**
 * A local server that speaks the part of the SES query API (version 2010-12-01) that the activation uses, with SES's
 * behaviour: one active rule set, replaced without a question, no name deactivates. It also takes the answers that
 * CloudFormation's presigned URL would.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/';

export interface ControlPlane {
  readonly url: string;
  /** The active rule set; null when none is. */
  active: string | null;
  /** While positive, requests are refused with SES's throttling error, counting down. */
  throttle: number;
  /** Status of the presigned URL. */
  responseStatus: number;
  /** Actions asked for, in order, throttled ones included. */
  readonly calls: string[];
  /** What was put to the presigned URL, with the content type it came with. */
  readonly answers: { readonly body: Record<string, unknown>; readonly contentType: string | undefined }[];
  close(): Promise<void>;
}

export async function startControlPlane(knownSets: readonly string[]): Promise<ControlPlane> {
  const plane = { active: null as string | null, throttle: 0, responseStatus: 200, calls: [] as string[] };
  const answers: ControlPlane['answers'][number][] = [];

  const server = createServer(async (request, response) => {
    const body = await text(request);
    if (request.method === 'PUT') {
      answers.push({ body: JSON.parse(body), contentType: request.headers['content-type'] });
      response.writeHead(plane.responseStatus).end();
      return;
    }
    const asked = new URLSearchParams(body);
    const action = asked.get('Action') ?? '';
    plane.calls.push(action);
    const reply = (status: number, xml: string) => response.writeHead(status, { 'content-type': 'text/xml' }).end(xml);
    const fail = (status: number, code: string, message: string) =>
      reply(
        status,
        `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
      );
    if (plane.throttle > 0) {
      plane.throttle -= 1;
      fail(400, 'Throttling', 'Rate exceeded');
    } else if (action === 'DescribeActiveReceiptRuleSet') {
      const metadata =
        plane.active === null
          ? ''
          : `<Metadata><Name>${plane.active}</Name><CreatedTimestamp>2026-01-05T08:00:00.000Z</CreatedTimestamp></Metadata><Rules/>`;
      reply(
        200,
        `<DescribeActiveReceiptRuleSetResponse xmlns="${NAMESPACE}"><DescribeActiveReceiptRuleSetResult>${metadata}</DescribeActiveReceiptRuleSetResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></DescribeActiveReceiptRuleSetResponse>`,
      );
    } else if (action === 'SetActiveReceiptRuleSet') {
      const name = asked.get('RuleSetName');
      if (name !== null && !knownSets.includes(name)) {
        fail(400, 'RuleSetDoesNotExist', `Rule set does not exist: ${name}`);
        return;
      }
      plane.active = name;
      reply(
        200,
        `<SetActiveReceiptRuleSetResponse xmlns="${NAMESPACE}"><SetActiveReceiptRuleSetResult/><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></SetActiveReceiptRuleSetResponse>`,
      );
    } else {
      fail(400, 'InvalidAction', `Not an action of this server: ${action}`);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(plane, {
    url: `http://127.0.0.1:${port}`,
    answers,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
