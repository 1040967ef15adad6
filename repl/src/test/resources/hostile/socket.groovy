new Socket('127.0.0.1', @PORT@)
