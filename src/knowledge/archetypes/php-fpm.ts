import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for PHP-FPM with nginx beside it: nginx serves files and hands the rest to PHP. */
export const phpFpm = {
  id: 'php-fpm',
  title: 'a PHP application behind nginx',
  words: ['php-fpm'],
  languages: [],
  note: 'nginx takes the files of /var/www/html/public from the image and hands everything else to index.php there.',
  port: { value: 8080, reference: 'https://github.com/nginx/docker-nginx-unprivileged (2026-11-28)' },
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'http', path: '/' },
      startupAttempts: 12,
      builtIn: false,
    },
    reference: 'common convention, not guaranteed by the framework; see docs/adr/2026-11-21-intake.md',
  },
  resources: {
    value: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '1', memory: '512Mi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  volumes: {
    public: {
      value: { kind: 'emptyDir', mountPath: '/srv/public', size: '512Mi' },
      reference: 'both containers need the files that nginx serves; see docs/adr/2026-11-21-intake.md',
    },
  },
  containers: {
    files: {
      value: {
        kind: 'init',
        order: 0,
        command: ['sh', '-c', 'cp -R /var/www/html/public/. /srv/public'],
        env: {},
        mounts: { public: '/srv/public' },
        writablePaths: ['/tmp'],
        resources: { requests: { cpu: '20m', memory: '32Mi' }, limits: { cpu: '200m', memory: '128Mi' } },
      },
      reference: 'both containers need the files that nginx serves; see docs/adr/2026-11-21-intake.md',
    },
    nginx: {
      value: {
        kind: 'sidecar',
        order: 1,
        image: 'nginxinc/nginx-unprivileged:1.29-alpine',
        command: [
          'sh',
          '-c',
          'printf "%s" "$NGINX_CONFIG" > /tmp/nginx.conf && exec nginx -c /tmp/nginx.conf -g "daemon off;"',
        ],
        env: {
          NGINX_CONFIG:
            'worker_processes 2;\nerror_log /dev/stderr warn;\npid /tmp/nginx.pid;\nevents { worker_connections 1024; }\nhttp {\n  include /etc/nginx/mime.types;\n  access_log /dev/stdout;\n  client_body_temp_path /tmp/client;\n  proxy_temp_path /tmp/proxy;\n  fastcgi_temp_path /tmp/fastcgi;\n  uwsgi_temp_path /tmp/uwsgi;\n  scgi_temp_path /tmp/scgi;\n  server {\n    listen 8080;\n    root /srv/public;\n    index index.php;\n    location / { try_files $uri /index.php$is_args$args; }\n    location ~ \\.php$ {\n      include /etc/nginx/fastcgi_params;\n      fastcgi_param SCRIPT_FILENAME /var/www/html/public$fastcgi_script_name;\n      fastcgi_pass 127.0.0.1:9000;\n    }\n  }\n}\n',
        },
        mounts: { public: '/srv/public' },
        writablePaths: ['/tmp'],
        resources: { requests: { cpu: '20m', memory: '32Mi' }, limits: { cpu: '200m', memory: '128Mi' } },
      },
      reference: 'https://github.com/nginx/docker-nginx-unprivileged (2026-11-28)',
    },
  },
  user: {
    value: { uid: 10001, gid: 10001 },
    reference:
      'no file of the image has to belong to the process: everything it writes is a volume, everything it reads is open to all; see docs/adr/2026-11-21-intake.md',
  },
  writablePaths: {
    value: ['/tmp', '/var/run'],
    reference: 'https://github.com/docker-library/php (2026-11-28)',
  },
  drainSeconds: {
    value: 20,
    reference:
      'https://www.php.net/manual/en/install.fpm.configuration.php#process-control-timeout (2026-11-28)',
  },
  env: {},
  protocol: 'http',
} as const satisfies Archetype;
