import Console

IkuseiCommand.start()
