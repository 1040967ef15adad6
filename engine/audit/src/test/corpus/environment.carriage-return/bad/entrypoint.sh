#!/bin/sh
exec api
