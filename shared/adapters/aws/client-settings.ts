/** What every AWS client here is made with. Region and credentials come from the environment unless they are given. */
export interface ClientSettings {
  readonly maxAttempts?: number;
  readonly requestHandler?: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly throwOnRequestTimeout: boolean;
  };
  readonly region?: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** No call may hang until the function is stopped, for then its batch fails as a whole. Milliseconds. */
export const clientSettings = {
  maxAttempts: 4,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
} satisfies ClientSettings;

/** For calls with megabytes in them. */
export const bulkClientSettings = {
  ...clientSettings,
  requestHandler: { ...clientSettings.requestHandler, requestTimeout: 30_000 },
} satisfies ClientSettings;
