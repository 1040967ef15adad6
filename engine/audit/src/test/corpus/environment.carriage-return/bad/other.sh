#!/bin/bash
echo nobody starts this
