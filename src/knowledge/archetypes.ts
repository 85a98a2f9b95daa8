import type { Archetype } from '../core/intake/knowledge.js';
import { aspnetCore } from './archetypes/aspnet-core.js';
import { bentoml } from './archetypes/bentoml.js';
import { bullmq } from './archetypes/bullmq.js';
import { celeryBeat } from './archetypes/celery-beat.js';
import { celeryWorker } from './archetypes/celery-worker.js';
import { django } from './archetypes/django.js';
import { elasticsearch } from './archetypes/elasticsearch.js';
import { etcd } from './archetypes/etcd.js';
import { fastapi } from './archetypes/fastapi.js';
import { flask } from './archetypes/flask.js';
import { fluentBit } from './archetypes/fluent-bit.js';
import { frankenphp } from './archetypes/frankenphp.js';
import { genericCron } from './archetypes/generic-cron.js';
import { genericDaemon } from './archetypes/generic-daemon.js';
import { genericGrpc } from './archetypes/generic-grpc.js';
import { genericHttp } from './archetypes/generic-http.js';
import { genericScheduler } from './archetypes/generic-scheduler.js';
import { genericTask } from './archetypes/generic-task.js';
import { genericWorker } from './archetypes/generic-worker.js';
import { goHttp } from './archetypes/go-http.js';
import { httpdOfficial } from './archetypes/httpd-official.js';
import { kafka } from './archetypes/kafka.js';
import { kafkaConsumer } from './archetypes/kafka-consumer.js';
import { keycloak } from './archetypes/keycloak.js';
import { laravel } from './archetypes/laravel.js';
import { laravelQueue } from './archetypes/laravel-queue.js';
import { mariadb } from './archetypes/mariadb.js';
import { memcached } from './archetypes/memcached.js';
import { micronaut } from './archetypes/micronaut.js';
import { migration } from './archetypes/migration.js';
import { modelApi } from './archetypes/model-api.js';
import { mongodb } from './archetypes/mongodb.js';
import { mysql } from './archetypes/mysql.js';
import { nats } from './archetypes/nats.js';
import { nestjs } from './archetypes/nestjs.js';
import { nextjs } from './archetypes/nextjs.js';
import { nginxOfficial } from './archetypes/nginx-official.js';
import { nodeExporter } from './archetypes/node-exporter.js';
import { nodeHttp } from './archetypes/node-http.js';
import { nodeSsr } from './archetypes/node-ssr.js';
import { objectStore } from './archetypes/object-store.js';
import { ollama } from './archetypes/ollama.js';
import { opensearch } from './archetypes/opensearch.js';
import { phoenix } from './archetypes/phoenix.js';
import { phpApache } from './archetypes/php-apache.js';
import { phpFpm } from './archetypes/php-fpm.js';
import { postgresql } from './archetypes/postgresql.js';
import { quarkus } from './archetypes/quarkus.js';
import { quarkusNative } from './archetypes/quarkus-native.js';
import { rabbitmq } from './archetypes/rabbitmq.js';
import { rails } from './archetypes/rails.js';
import { rayServe } from './archetypes/ray-serve.js';
import { redis } from './archetypes/redis.js';
import { rustHttp } from './archetypes/rust-http.js';
import { sidekiq } from './archetypes/sidekiq.js';
import { springBoot } from './archetypes/spring-boot.js';
import { staticSite } from './archetypes/static-site.js';
import { tei } from './archetypes/tei.js';
import { tgi } from './archetypes/tgi.js';
import { trainingJob } from './archetypes/training-job.js';
import { triton } from './archetypes/triton.js';
import { valkey } from './archetypes/valkey.js';
import { vllm } from './archetypes/vllm.js';
import { websocket } from './archetypes/websocket.js';

/** Every archetype, sorted by id. */
export const ARCHETYPES: readonly Archetype[] = [
  aspnetCore,
  bentoml,
  bullmq,
  celeryBeat,
  celeryWorker,
  django,
  elasticsearch,
  etcd,
  fastapi,
  flask,
  fluentBit,
  frankenphp,
  genericCron,
  genericDaemon,
  genericGrpc,
  genericHttp,
  genericScheduler,
  genericTask,
  genericWorker,
  goHttp,
  httpdOfficial,
  kafka,
  kafkaConsumer,
  keycloak,
  laravel,
  laravelQueue,
  mariadb,
  memcached,
  micronaut,
  migration,
  modelApi,
  mongodb,
  mysql,
  nats,
  nestjs,
  nextjs,
  nginxOfficial,
  nodeExporter,
  nodeHttp,
  nodeSsr,
  objectStore,
  ollama,
  opensearch,
  phoenix,
  phpApache,
  phpFpm,
  postgresql,
  quarkus,
  quarkusNative,
  rabbitmq,
  rails,
  rayServe,
  redis,
  rustHttp,
  sidekiq,
  springBoot,
  staticSite,
  tei,
  tgi,
  trainingJob,
  triton,
  valkey,
  vllm,
  websocket,
];
