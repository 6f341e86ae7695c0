-- The record of Dragoman, version 1. Texts are kept as received; every id is a hash of content.
-- `added` is the time of retrieval: it is told, but takes no part in any id.
create table article (
    id       text primary key,
    body     text not null,
    text     not null,             -- blob where it holds what UTF-8 cannot
    language text not null,
    source   text not null,         -- empty where the article names none
    address  text not null,
    added    text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) without rowid;
create table claim (
    id      text primary key,
    article text not null references article (id) on delete cascade,
    start   integer not null,
    act     text not null,
    status  text not null,
    coder   text not null,
    body    text not null
) without rowid;
create table statement (
    id      text primary key,
    article text not null references article (id) on delete cascade,
    start   integer not null,
    speaker text not null,
    code    text not null,
    body    text not null
) without rowid;
create table indicator (
    id      text primary key,
    article text not null references article (id) on delete cascade,
    start   integer not null,
    what    text not null,
    body    text not null
) without rowid;
create table topic (
    id      text primary key,
    article text not null references article (id) on delete cascade,
    start   integer not null,
    kind    text not null,
    body    text not null
) without rowid;
create table refusal (
    address text not null,
    step    text not null,
    reason  text not null,
    primary key (address, step, reason)
) without rowid;
create index claim_by_article on claim (article, start, id);
create index statement_by_article on statement (article, start, id);
create index indicator_by_article on indicator (article, start, id);
create index topic_by_article on topic (article, start, id);
