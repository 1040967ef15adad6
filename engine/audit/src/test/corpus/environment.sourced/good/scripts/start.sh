#!/usr/bin/env bash
. ./functions.env
# near miss: one variable of it
export $(grep APP_NAME app.env | xargs)
