#!/usr/bin/env bash
# near miss: the build mends it
