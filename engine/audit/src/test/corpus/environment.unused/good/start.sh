#!/bin/sh
echo "$SCRIPT_SETTING"
