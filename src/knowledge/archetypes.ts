import type { Archetype } from '../core/intake/knowledge.js';
import { aspnetCore } from './archetypes/aspnet-core.js';
import { django } from './archetypes/django.js';
import { fastapi } from './archetypes/fastapi.js';
import { flask } from './archetypes/flask.js';
import { genericGrpc } from './archetypes/generic-grpc.js';
import { genericHttp } from './archetypes/generic-http.js';
import { goHttp } from './archetypes/go-http.js';
import { httpdOfficial } from './archetypes/httpd-official.js';
import { laravel } from './archetypes/laravel.js';
import { micronaut } from './archetypes/micronaut.js';
import { nestjs } from './archetypes/nestjs.js';
import { nextjs } from './archetypes/nextjs.js';
import { nginxOfficial } from './archetypes/nginx-official.js';
import { nodeHttp } from './archetypes/node-http.js';
import { nodeSsr } from './archetypes/node-ssr.js';
import { phoenix } from './archetypes/phoenix.js';
import { quarkus } from './archetypes/quarkus.js';
import { rails } from './archetypes/rails.js';
import { rustHttp } from './archetypes/rust-http.js';
import { springBoot } from './archetypes/spring-boot.js';
import { staticSite } from './archetypes/static-site.js';

/** Every archetype, sorted by id. */
export const ARCHETYPES: readonly Archetype[] = [
  aspnetCore,
  django,
  fastapi,
  flask,
  genericGrpc,
  genericHttp,
  goHttp,
  httpdOfficial,
  laravel,
  micronaut,
  nestjs,
  nextjs,
  nginxOfficial,
  nodeHttp,
  nodeSsr,
  phoenix,
  quarkus,
  rails,
  rustHttp,
  springBoot,
  staticSite,
];
