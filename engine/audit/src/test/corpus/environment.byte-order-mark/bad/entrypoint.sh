#!/bin/sh
exec api
