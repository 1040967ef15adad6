'touch @TRACE@'.execute()
