import type { Archetype } from '../../../core/intake/knowledge.js';

const SPRING = 'https://docs.spring.io/spring-boot/appendix/application-properties/index.html (2026-11-28)';
const QUARKUS = 'https://quarkus.io/guides/all-config (2026-11-28)';
const MICRONAUT = 'https://docs.micronaut.io/latest/guide/configurationreference.html (2026-11-28)';

const POSTGRESQL = 'JDBC address of PostgreSQL, with user and password';
const MYSQL = 'JDBC address of MySQL, with user and password';
const MARIADB = 'JDBC address of MariaDB, with user and password';

/** Names that Spring Boot reads itself. */
export const SPRING_STORES: NonNullable<Archetype['storeVariables']> = {
  elasticsearch: { value: { address: 'SPRING_ELASTICSEARCH_URIS' }, reference: SPRING },
  kafka: { value: { address: 'SPRING_KAFKA_BOOTSTRAP_SERVERS' }, reference: SPRING },
  mariadb: { value: { address: 'SPRING_DATASOURCE_URL', form: MARIADB }, reference: SPRING },
  mysql: { value: { address: 'SPRING_DATASOURCE_URL', form: MYSQL }, reference: SPRING },
  postgresql: { value: { address: 'SPRING_DATASOURCE_URL', form: POSTGRESQL }, reference: SPRING },
  rabbitmq: { value: { address: 'SPRING_RABBITMQ_ADDRESSES' }, reference: SPRING },
  redis: { value: { address: 'SPRING_DATA_REDIS_URL' }, reference: SPRING },
  valkey: { value: { address: 'SPRING_DATA_REDIS_URL' }, reference: SPRING },
};

/** Names that Quarkus reads itself. */
export const QUARKUS_STORES: NonNullable<Archetype['storeVariables']> = {
  kafka: { value: { address: 'KAFKA_BOOTSTRAP_SERVERS' }, reference: QUARKUS },
  mariadb: { value: { address: 'QUARKUS_DATASOURCE_JDBC_URL', form: MARIADB }, reference: QUARKUS },
  mongodb: { value: { address: 'QUARKUS_MONGODB_CONNECTION_STRING' }, reference: QUARKUS },
  mysql: { value: { address: 'QUARKUS_DATASOURCE_JDBC_URL', form: MYSQL }, reference: QUARKUS },
  postgresql: { value: { address: 'QUARKUS_DATASOURCE_JDBC_URL', form: POSTGRESQL }, reference: QUARKUS },
  redis: { value: { address: 'QUARKUS_REDIS_HOSTS' }, reference: QUARKUS },
  valkey: { value: { address: 'QUARKUS_REDIS_HOSTS' }, reference: QUARKUS },
};

/** Names that Micronaut reads itself. */
export const MICRONAUT_STORES: NonNullable<Archetype['storeVariables']> = {
  kafka: { value: { address: 'KAFKA_BOOTSTRAP_SERVERS' }, reference: MICRONAUT },
  mariadb: { value: { address: 'DATASOURCES_DEFAULT_URL', form: MARIADB }, reference: MICRONAUT },
  mysql: { value: { address: 'DATASOURCES_DEFAULT_URL', form: MYSQL }, reference: MICRONAUT },
  postgresql: { value: { address: 'DATASOURCES_DEFAULT_URL', form: POSTGRESQL }, reference: MICRONAUT },
  rabbitmq: { value: { address: 'RABBITMQ_URI' }, reference: MICRONAUT },
  redis: { value: { address: 'REDIS_URI' }, reference: MICRONAUT },
  valkey: { value: { address: 'REDIS_URI' }, reference: MICRONAUT },
};
