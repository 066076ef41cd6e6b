import { yup } from '@strapi/utils';

/** DKIM signing of mail that goes out over the plugin's own SMTP (RFC 6376). */
export interface DkimConfig {
  domainName: string;
  keySelector: string;
  /** PEM. */
  privateKey: string;
}

export interface SmtpConfig {
  host: string;
  port: number;
  /** TLS from the first byte (port 465); otherwise STARTTLS where the server offers it. */
  secure: boolean;
  requireTLS: boolean;
  auth: { user: string; pass: string } | null;
  /** Name given in EHLO; the machine's name when null. */
  name: string | null;
  tls: { rejectUnauthorized: boolean };
  dkim: DkimConfig | null;
  /** Connections held open at once. */
  connections: number;
  /** Milliseconds without an answer after which a connection counts as lost. */
  timeout: number;
}

/** At most `max` requests in `seconds`; `max: 0` switches the limit off. */
export interface RateLimit {
  max: number;
  seconds: number;
}

export interface OptinConfig {
  publicUrl: string | null;
  /** Signs tokens and keys fingerprints. A list: the first signs, all verify, the last keys fingerprints. */
  secret: string | string[] | null;
  /** Addresses, CIDR ranges or the names `loopback`, `linklocal`, `uniquelocal`. */
  trustedProxies: string[];
  /** null: mail goes through Strapi's e-mail provider. */
  smtp: SmtpConfig | null;
  delivery: {
    /** Whether this instance sends; an instance that only serves pages sets false. */
    enabled: boolean;
    /** Messages claimed at a time. */
    batchSize: number;
    /** Seconds after which another instance may take over what a silent one had claimed. */
    leaseSeconds: number;
    maxAttempts: number;
    /** Cron rule of the tick that picks up what is due. */
    tick: string;
  };
  limits: {
    ip: RateLimit;
    address: RateLimit;
    form: RateLimit;
    /** Confirmation mails an address may get in 24 hours, over all forms. */
    mailsPerDay: number;
    /** Largest accepted body of a public request, in bytes. */
    bodyBytes: number;
    /** Seconds that a person needs at the least to fill a form in. */
    minFillSeconds: number;
  };
  /** Third parties that forms may ask to tell people from programs. */
  challenge: { hcaptcha: ChallengeProvider | null; turnstile: ChallengeProvider | null };
  partners: {
    /**
     * `host` or `host:port` of webhooks inside the own network: they may be at private addresses and
     * speak plain http. Everything else is https to public addresses.
     */
    privateHosts: string[];
    /** Seconds after which a webhook that does not answer counts as failed. */
    timeoutSeconds: number;
    /** Attempts at one webhook call, spread over days, before somebody has to look. */
    maxAttempts: number;
  };
  links: {
    /**
     * `host` or `host:port` inside the own network that the check of a campaign's links may open.
     * Links to any other private address are reported and never opened.
     */
    privateHosts: string[];
  };
}

export interface ChallengeProvider {
  siteKey: string;
  secret: string;
  /** Where answers are verified, instead of the provider's own address. */
  verifyUrl: string | null;
}

export const DEFAULT_CONFIG: OptinConfig = {
  publicUrl: null,
  secret: null,
  trustedProxies: [],
  smtp: null,
  delivery: {
    enabled: true,
    batchSize: 200,
    leaseSeconds: 120,
    maxAttempts: 5,
    tick: '*/5 * * * * *',
  },
  limits: {
    ip: { max: 30, seconds: 600 },
    address: { max: 5, seconds: 3600 },
    form: { max: 600, seconds: 60 },
    mailsPerDay: 3,
    bodyBytes: 32_768,
    minFillSeconds: 2,
  },
  challenge: { hcaptcha: null, turnstile: null },
  partners: { privateHosts: [], timeoutSeconds: 10, maxAttempts: 12 },
  links: { privateHosts: [] },
};

export const DEFAULT_SMTP: Omit<SmtpConfig, 'host'> = {
  port: 587,
  secure: false,
  requireTLS: false,
  auth: null,
  name: null,
  tls: { rejectUnauthorized: true },
  dkim: null,
  connections: 4,
  timeout: 60_000,
};

const rateLimit = yup
  .object({
    max: yup.number().integer().min(0).required(),
    seconds: yup.number().integer().min(1).required(),
  })
  .noUnknown();

const text = yup.string().strict().min(1);

const smtp = yup
  .object({
    host: text.required(),
    port: yup.number().integer().min(1).max(65_535),
    secure: yup.boolean().strict(),
    requireTLS: yup.boolean().strict(),
    auth: yup
      .object({ user: text.required(), pass: yup.string().strict().required() })
      .noUnknown()
      .nullable()
      .default(undefined),
    name: text.nullable(),
    tls: yup.object({ rejectUnauthorized: yup.boolean().strict() }).noUnknown().default(undefined),
    dkim: yup
      .object({
        domainName: text.required(),
        keySelector: text.required(),
        privateKey: yup
          .string()
          .matches(/-----BEGIN [A-Z ]*PRIVATE KEY-----/, {
            message: '${path} must be a private key in PEM form',
          })
          .required(),
      })
      .noUnknown()
      .nullable()
      .default(undefined),
    connections: yup.number().integer().min(1).max(100),
    timeout: yup.number().integer().min(1000),
  })
  .noUnknown();

const provider = yup
  .object({
    siteKey: text.required(),
    secret: text.required(),
    verifyUrl: yup
      .string()
      .strict()
      .nullable()
      .test('absolute', '${path} must be an absolute http(s) URL', (v) =>
        v == null ? true : isAbsoluteHttpUrl(v)
      ),
  })
  .noUnknown()
  .nullable()
  .default(undefined);

const schema = yup
  .object({
    publicUrl: yup
      .string()
      .strict()
      .nullable()
      .test(
        'absolute',
        '${path} must be an absolute http(s) URL such as https://example.org',
        (v) => (v == null || v === '' ? true : isAbsoluteHttpUrl(v))
      ),
    secret: yup
      .mixed()
      .test(
        'secret',
        '${path} must be a string of at least 32 characters, or a list of such',
        (v) => (v == null ? true : (Array.isArray(v) ? v : [v]).every(isSecret))
      )
      .test(
        'secret-list',
        '${path} must not be an empty list',
        (v) => !Array.isArray(v) || v.length > 0
      ),
    trustedProxies: yup.array().of(text.required()),
    smtp: smtp.nullable().default(undefined),
    delivery: yup
      .object({
        enabled: yup.boolean().strict(),
        batchSize: yup.number().integer().min(1).max(5000),
        leaseSeconds: yup.number().integer().min(5),
        maxAttempts: yup.number().integer().min(1).max(50),
        tick: text,
      })
      .noUnknown(),
    limits: yup
      .object({
        ip: rateLimit,
        address: rateLimit,
        form: rateLimit,
        mailsPerDay: yup.number().integer().min(1),
        bodyBytes: yup.number().integer().min(1024),
        minFillSeconds: yup.number().min(0),
      })
      .noUnknown(),
    challenge: yup.object({ hcaptcha: provider, turnstile: provider }).noUnknown(),
    partners: yup
      .object({
        privateHosts: yup.array().of(text.required()),
        timeoutSeconds: yup.number().integer().min(1).max(60),
        maxAttempts: yup.number().integer().min(1).max(50),
      })
      .noUnknown(),
    links: yup.object({ privateHosts: yup.array().of(text.required()) }).noUnknown(),
  })
  .noUnknown();

/** Whether `value` is a URL that a mail program can open. */
export const isAbsoluteHttpUrl = (value: string): boolean => {
  try {
    return ['http:', 'https:'].includes(new URL(value).protocol);
  } catch {
    return false;
  }
};

const isSecret = (value: unknown): boolean => typeof value === 'string' && value.length >= 32;

/**
 * Checks what stands under `optin.config` in `config/plugins`.
 * @throws Error whose message names each wrong key and what is expected there
 */
export const validateConfig = (config: unknown): void => {
  try {
    schema.validateSync(config, { strict: true, abortEarly: false });
  } catch (error) {
    if (!(error instanceof yup.ValidationError)) throw error;
    const lines = error.errors.map((line) => `  - ${line}`).join('\n');
    throw new Error(
      `The configuration of the plugin "optin" (config/plugins) is not valid:\n${lines}`
    );
  }
};
