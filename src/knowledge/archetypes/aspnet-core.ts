import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for an ASP.NET Core service. */
export const aspnetCore = {
  id: 'aspnet-core',
  title: 'an ASP.NET Core service',
  words: ['asp.net core', 'asp.net', 'aspnet', 'aspnetcore', 'blazor', '.net core'],
  languages: ['.net', 'dotnet', 'c#', 'csharp', 'f#', 'minimal api'],
  port: {
    value: 8080,
    reference:
      'https://learn.microsoft.com/dotnet/core/compatibility/containers/8.0/aspnet-port (2026-11-20)',
  },
  metrics: {
    value: { path: '/metrics' },
    reference: 'common convention, not guaranteed by the framework; see docs/adr/2026-11-21-intake.md',
  },
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'http', path: '/healthz' },
      startupAttempts: 12,
      builtIn: false,
    },
    reference: 'https://learn.microsoft.com/aspnet/core/host-and-deploy/health-checks (2026-11-20)',
  },
  resources: {
    value: {
      requests: { cpu: '100m', memory: '128Mi' },
      limits: { cpu: '1', memory: '512Mi' },
    },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  user: {
    value: { uid: 10001, gid: 10001 },
    reference:
      'no file of the image has to belong to the process: everything it writes is a volume, everything it reads is open to all; see docs/adr/2026-11-21-intake.md',
  },
  writablePaths: {
    value: ['/tmp'],
    reference:
      'a read-only root file system still needs a temporary directory; see docs/adr/2026-11-21-intake.md',
  },
  drainSeconds: {
    value: 30,
    reference: 'https://learn.microsoft.com/dotnet/core/extensions/generic-host (2026-11-20)',
  },
  env: {
    HOME: {
      value: '/tmp',
      reference:
        'id 10001 has no entry in the image, so nothing else says where its home is; see docs/adr/2026-11-21-intake.md',
    },
    ASPNETCORE_HTTP_PORTS: {
      value: '{port}',
      reference:
        'https://learn.microsoft.com/dotnet/core/compatibility/containers/8.0/aspnet-port (2026-11-20)',
    },
    ASPNETCORE_FORWARDEDHEADERS_ENABLED: {
      value: 'true',
      reference: 'https://learn.microsoft.com/aspnet/core/host-and-deploy/proxy-load-balancer (2026-11-20)',
    },
  },
  protocol: 'http',
} as const satisfies Archetype;
