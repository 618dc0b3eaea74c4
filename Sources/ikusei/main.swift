import Console

IkuseiCommand.main()
