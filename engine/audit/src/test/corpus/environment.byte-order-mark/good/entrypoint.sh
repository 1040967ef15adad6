#!/bin/sh
# near miss: ﻿ in the text
