"""The events table."""

import os

import psycopg2


def connect():
    """A connection from DATABASE_URL, its password from the secret's file. Raises psycopg2.Error."""
    with open("/run/secrets/postgres_password", encoding="utf-8") as secret:
        password = secret.read().strip()
    connection = psycopg2.connect(os.environ["DATABASE_URL"], password=password, connect_timeout=5)
    connection.autocommit = True
    return connection


def prepare(connection):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS events (seq bigint PRIMARY KEY, body text NOT NULL, at timestamptz DEFAULT now())")


def add(connection, seq, body):
    """Adds an event; one that was delivered twice is kept once."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO events (seq, body) VALUES (%s, %s) ON CONFLICT DO NOTHING", (seq, body))


def count(connection):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM events")
        return cursor.fetchone()[0]
